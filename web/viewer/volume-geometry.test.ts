import { describe, expect, it } from "vitest";
import { anatomicalPlaneOf } from "./anatomical-plane.ts";
import { crossingOf, type ShownPlane } from "./cross-planes.ts";
import type { ImagePlane, Vector } from "./image-plane.ts";
import { noVolumeOf } from "./volume-geometry.ts";

type Slice = Parameters<typeof noVolumeOf>[0][number];
const plane = (origin: Vector, row: Vector = [1, 0, 0], column: Vector = [0, 1, 0]): ImagePlane => ({
  ...{ origin, row, column, columnSpacing: 1, rowSpacing: 1 },
});
const slice = (origin: Vector, more: Partial<Slice> = {}): Slice => ({
  ...{ plane: plane(origin), columns: 64, rows: 64, samples: 1 },
  ...more,
});
const stack = (zs: readonly number[]) => zs.map((z) => slice([0, 0, z]));
const even = [0, 2, 4, 6, 8, 10];

describe("whether a series can be cut along other planes", () => {
  it("takes parallel slices that are evenly spaced, in any order", () => {
    expect(noVolumeOf(stack(even))).toBeNull();
    expect(noVolumeOf(stack([6, 0, 10, 2, 8, 4]))).toBeNull();
  });
  it.each([
    ["few-slices", stack([0, 2, 4])],
    ["no-place", [...stack(even), slice([0, 0, 12], { plane: null })]],
    ["colour", stack(even).map((each) => ({ ...each, samples: 3 }))],
    ["different-sizes", [...stack(even), slice([0, 0, 12], { rows: 32 })]],
    ["not-parallel", [...stack(even), slice([0, 0, 12], { plane: plane([0, 0, 12], [0, 1, 0], [0, 0, -1]) })]],
    // A tilted gantry: every slice lies half a slice farther back.
    ["not-parallel", even.map((z) => slice([0, z / 2, z]))],
    ["uneven-spacing", stack([0, 2, 4, 8, 10, 12])],
    ["same-places", stack([0, 2, 2, 4, 6, 8])],
    [
      "too-large",
      stack(Array.from({ length: 1000 }, (_, at) => at)).map((each) => ({ ...each, rows: 512, columns: 512 })),
    ],
  ] as const)("says why not: %s", (reason, slices) => {
    expect(noVolumeOf(slices)).toBe(reason);
  });
});

describe("planes of the body", () => {
  it("names a plane within 30 degrees and calls the rest oblique", () => {
    expect(anatomicalPlaneOf(plane([0, 0, 0]))).toBe("axial");
    expect(anatomicalPlaneOf(plane([0, 0, 0], [0, 1, 0], [0, 0, -1]))).toBe("sagittal");
    expect(anatomicalPlaneOf(plane([0, 0, 0], [1, 0, 0], [0, 0, -1]))).toBe("coronal");
    expect(anatomicalPlaneOf(plane([0, 0, 0], [1, 0, 0], [0, Math.SQRT1_2, Math.SQRT1_2]))).toBeNull();
  });
});

describe("reference lines", () => {
  const axial = (z: number): ShownPlane => ({
    corners: [
      [0, 0, z],
      [100, 0, z],
      [100, 100, z],
      [0, 100, z],
    ],
  });
  const sagittal: ShownPlane = {
    corners: [
      [40, 0, 100],
      [40, 100, 100],
      [40, 100, 0],
      [40, 0, 0],
    ],
  };
  it("lies where the rectangle cuts through the plane", () => {
    const [from, to] = crossingOf(sagittal, axial(30)) ?? [];
    const ends = [from, to].map((end) => end?.map((part) => Math.round(part * 1000) / 1000));
    expect(ends).toContainEqual([40, 0, 30]);
    expect(ends).toContainEqual([40, 100, 30]);
  });
  it("is not drawn between parallel planes, nor where the rectangle does not reach", () => {
    expect(crossingOf(axial(10), axial(20))).toBeNull();
    expect(crossingOf(sagittal, axial(130))).toBeNull();
  });
});
