import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DataSet } from "./dicom-json.ts";
import { imagePointOf, planeOf, worldOf } from "./image-plane.ts";

const element = (vr: string, ...Value: unknown[]) => ({ vr, Value });
const plain: DataSet = {
  "00200032": element("DS", -100, "-120.5", 40),
  "00200037": element("DS", 1, 0, 0, 0, 1, 0),
  "00280030": element("DS", 0.8, 0.5),
};

describe("the plane of an image", () => {
  it("reads position, orientation and spacing; the first spacing is between rows", () => {
    expect(planeOf(plain, 1)).toEqual({
      origin: [-100, -120.5, 40],
      row: [1, 0, 0],
      column: [0, 1, 0],
      rowSpacing: 0.8,
      columnSpacing: 0.5,
    });
  });

  it("takes a frame's own group before the shared one", () => {
    const group = (tag: string, inner: DataSet) => ({ [tag]: element("SQ", inner) });
    const set: DataSet = {
      "52009229": element("SQ", {
        ...group("00209116", { "00200037": element("DS", 0, 1, 0, 0, 0, -1) }),
        ...group("00289110", { "00280030": element("DS", 1, 1) }),
      }),
      "52009230": element(
        "SQ",
        group("00209113", { "00200032": element("DS", 1, 2, 3) }),
        group("00209113", { "00200032": element("DS", 4, 5, 6) }),
      ),
    };
    expect(planeOf(set, 2)?.origin).toEqual([4, 5, 6]);
    expect(planeOf(set, 2)?.row).toEqual([0, 1, 0]);
  });

  it("is null where anything is missing", () => {
    for (const tag of Object.keys(plain)) {
      const { [tag]: _gone, ...rest } = plain;
      expect(planeOf(rest, 1)).toBeNull();
    }
  });

  it("puts the centre of the first pixel at the position of the image", () => {
    const plane = planeOf(plain, 1);
    if (plane === null) throw new Error("no plane");
    expect(worldOf(plane, [0.5, 0.5])).toEqual([-100, -120.5, 40]);
    expect(worldOf(plane, [2.5, 0.5])[0]).toBeCloseTo(-99, 9);
    expect(worldOf(plane, [0.5, 2.5])[1]).toBeCloseTo(-118.9, 9);
  });

  it("comes back from the patient to the same pixel, however the plane is turned", () => {
    const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
    const number = fc.double({ min: -500, max: 500, noNaN: true });
    const spacing = fc.double({ min: 0.05, max: 5, noNaN: true });
    fc.assert(
      fc.property(angle, angle, spacing, spacing, number, number, (a, b, rowSpacing, columnSpacing, x, y) => {
        const row = [Math.cos(a), Math.sin(a), 0] as const;
        const column = [-Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), Math.sin(b)] as const;
        const plane = { origin: [x, y, 7] as const, row, column, rowSpacing, columnSpacing };
        const [backX, backY] = imagePointOf(plane, worldOf(plane, [x, y]));
        expect(backX).toBeCloseTo(x, 6);
        expect(backY).toBeCloseTo(y, 6);
      }),
    );
  });
});
