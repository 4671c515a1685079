import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImagePlane, Vector } from "./image-plane.ts";
import { canLink, type LinkedStack, linkedIndex, offsetBetween, sliceNear } from "./link-slices.ts";

const axial = (z: number, step = 1): ImagePlane => ({
  ...{ origin: [-32, -32, z], row: [1, 0, 0], column: [0, 1, 0], columnSpacing: step, rowSpacing: step },
});
const sagittal = (x: number): ImagePlane => ({
  ...{ origin: [x, -32, 32], row: [0, 1, 0], column: [0, 0, -1], columnSpacing: 1, rowSpacing: 1 },
});
const stack = (planes: readonly (ImagePlane | null)[], frameOfReferenceUid = "1.2", cine = false): LinkedStack => ({
  ...{ frameOfReferenceUid, planes, cine },
  sizes: planes.map(() => ({ columns: 64, rows: 64 })),
});
const run = (count: number, step: number, start = 0) =>
  Array.from({ length: count }, (_, at) => axial(start + at * step));

describe("stacks that scroll together", () => {
  it("meets in space where they share a frame of reference, whatever their thickness", () => {
    const thick = stack(run(20, 5));
    const thin = stack(run(100, 1));
    expect(linkedIndex(thick, 4, thin, null)).toBe(20);
    expect(linkedIndex(thin, 22, thick, null)).toBe(4);
  });
  it("meets in space where one runs the other way", () => {
    const down = stack([...run(20, 5)].reverse());
    expect(linkedIndex(stack(run(20, 5)), 3, down, null)).toBe(16);
  });
  it("keeps its distance in millimetres between examinations", () => {
    const now = stack(run(40, 2), "1.2");
    const before = stack(run(30, 4, 100), "9.9");
    const offset = offsetBetween(now, 10, before, 5);
    expect(linkedIndex(now, 10, before, offset)).toBe(5);
    expect(linkedIndex(now, 14, before, offset)).toBe(7);
    expect(linkedIndex(now, 38, before, offset)).toBe(19);
    expect(linkedIndex(now, 0, before, offset)).toBe(0);
  });
  it("counts slices where no image has a place, and leaves runs in time alone", () => {
    const films = stack([null, null, null, null], "");
    const offset = offsetBetween(films, 0, films, 1);
    expect(linkedIndex(films, 1, films, offset)).toBe(2);
    expect(linkedIndex(films, 3, films, offset)).toBe(3);
    expect(canLink(stack([null, null], "", true), films)).toBe(false);
  });
  it("does not link planes that are not parallel, nor single images", () => {
    const side = stack([sagittal(0), sagittal(1), sagittal(2)]);
    expect(linkedIndex(stack(run(5, 1)), 2, side, null)).toBeNull();
    expect(canLink(stack([axial(0)]), stack(run(5, 1)))).toBe(false);
  });
  it("comes back to the slice it came from", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 39 }), fc.integer({ min: -50, max: 50 }), (index, start) => {
        const now = stack(run(40, 2), "1.2");
        const before = stack(run(200, 1, start - 60), "9.9");
        const there = offsetBetween(now, 20, before, 100);
        const back = offsetBetween(before, 100, now, 20);
        const met = linkedIndex(now, index, before, there);
        expect(met === null ? null : linkedIndex(before, met, now, back)).toBe(index);
      }),
    );
  });
  it("finds the slice through a point", () => {
    const point: Vector = [3, 4, 17.2];
    expect(sliceNear(stack(run(20, 5)), point)).toBe(3);
    expect(sliceNear(stack([null, null]), point)).toBeNull();
  });
});
