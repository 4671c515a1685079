import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lettersFor } from "./frame-letters.ts";
import { edgeLettersOf, lettersOf, oppositeOf } from "./orientation-letters.ts";

describe("orientation letters (PS3.3 C.7.6.1.1.1)", () => {
  it("names the six directions", () => {
    expect(
      [
        [1, 0, 0],
        [-1, 0, 0],
        [0, 1, 0],
        [0, -1, 0],
        [0, 0, 1],
        [0, 0, -1],
      ].map(([x = 0, y = 0, z = 0]) => lettersOf([x, y, z])),
    ).toEqual(["L", "R", "P", "A", "H", "F"]);
  });
  it("writes the strongest part first and leaves out what is small", () => {
    expect(lettersOf([0.2, -0.9, 0.05])).toBe("AL");
  });
  it("shows an axial slice as radiologists expect: the patient's right at the left edge", () => {
    expect(edgeLettersOf([1, 0, 0], [0, -1, 0])).toEqual({ right: "L", left: "R", top: "A", bottom: "P" });
  });
  it("has the opposite for every direction", () => {
    const part = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, (x, y, z) => {
        expect(oppositeOf(lettersOf([x, y, z]))).toBe(lettersOf([-x, -y, -z]));
      }),
    );
  });
  it("takes a radiograph's own statement where it has no plane", () => {
    const dataSet = { "00200020": { vr: "CS", Value: ["L", "F"] } };
    expect(lettersFor({}, { plane: null, dataSet })).toEqual({ right: "L", left: "R", bottom: "F", top: "H" });
    expect(lettersFor({}, { plane: null, dataSet: {} })).toBeNull();
  });
});
