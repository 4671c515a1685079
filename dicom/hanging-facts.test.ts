import { describe, expect, it } from "vitest";
import { imageView, slicePlane } from "./hanging-facts.ts";

const oriented = (...Value: number[]) => ({ "00200037": { vr: "DS", Value } });

describe("what a hanging needs to know of an image", () => {
  it("tells how a slice lies in the body", () => {
    expect(slicePlane(oriented(1, 0, 0, 0, 1, 0))).toBe("axial");
    expect(slicePlane(oriented(1, 0, 0, 0, 0, -1))).toBe("coronal");
    expect(slicePlane(oriented(0, 1, 0, 0, 0, -1))).toBe("sagittal");
    const tilt = Math.SQRT1_2;
    expect(slicePlane(oriented(1, 0, 0, 0, tilt, tilt))).toBe("oblique");
    expect(slicePlane({})).toBeNull();
  });
  it("reads the orientation of a multi-frame image from its groups", () => {
    const shared = { "00209116": { vr: "SQ", Value: [oriented(0, 1, 0, 0, 0, -1)] } };
    expect(slicePlane({ "52009229": { vr: "SQ", Value: [shared] } })).toBe("sagittal");
  });
  it("reads a mammogram's view from its position or its code", () => {
    const code = { "00080100": { vr: "SH", Value: ["R-10242"] } };
    const coded = { "00200062": { vr: "CS", Value: ["L"] }, "00540220": { vr: "SQ", Value: [code] } };
    expect(imageView(coded)).toEqual({ laterality: "L", view: "CC", rowsTowards: "" });
    const stated = { "00185101": { vr: "CS", Value: ["MLO"] }, "00200020": { vr: "CS", Value: ["P", "FL"] } };
    expect(imageView(stated)).toEqual({ laterality: "", view: "MLO", rowsTowards: "P" });
  });
  it("calls every view from the side the same", () => {
    for (const position of ["LL", "RL", "lateral"])
      expect(imageView({ "00185101": { vr: "CS", Value: [position] } }).view).toBe("LAT");
  });
});
