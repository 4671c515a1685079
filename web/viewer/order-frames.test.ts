import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImagePlane } from "./image-plane.ts";
import { nearestWanted } from "./nearest-wanted.ts";
import { orderFrames } from "./order-frames.ts";

const axial = (z: number): ImagePlane => ({
  origin: [0, 0, z],
  row: [1, 0, 0],
  column: [0, 1, 0],
  rowSpacing: 1,
  columnSpacing: 1,
});
const frame = (instanceNumber: number, z: number | null) => ({
  instanceNumber,
  frameNumber: 1,
  plane: z === null ? null : axial(z),
});
const numbers = (frames: readonly { instanceNumber: number | null }[]) => frames.map((each) => each.instanceNumber);

describe("the order of scrolling", () => {
  it("goes by position, the way the instance numbers run", () => {
    expect(numbers(orderFrames([frame(1, 30), frame(2, 10), frame(3, 20)]))).toEqual([1, 3, 2]);
    expect(numbers(orderFrames([frame(1, 10), frame(2, 30), frame(3, 20)]))).toEqual([1, 3, 2]);
  });
  it("goes by number where two slices lie at one place, as in a time series", () => {
    expect(numbers(orderFrames([frame(3, 10), frame(1, 10), frame(2, 20)]))).toEqual([1, 2, 3]);
  });
  it("goes by number where a slice has no place", () => {
    expect(numbers(orderFrames([frame(2, 10), frame(1, null), frame(3, 5)]))).toEqual([1, 2, 3]);
  });
  it("loses no slice and adds none", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.option(fc.integer({ min: -50, max: 50 })))), (list) => {
        const frames = list.map(([number, z]) => frame(number, z));
        expect(new Set(orderFrames(frames))).toEqual(new Set(frames));
        expect(orderFrames(frames)).toHaveLength(frames.length);
      }),
    );
  });
});

describe("the order of fetching", () => {
  it("fetches outwards from the slice looked at, no farther than it reaches", () => {
    const order = (from: number, total: number, reach = total) => {
      const got: number[] = [];
      for (;;) {
        const next = nearestWanted(from, total, reach, (index) => !got.includes(index));
        if (next === null) return got;
        got.push(next);
      }
    };
    expect(order(5, 10)).toEqual([5, 6, 4, 7, 3, 8, 2, 9, 1, 0]);
    expect(order(0, 3)).toEqual([0, 1, 2]);
    expect(order(5, 10, 1)).toEqual([5, 6, 4]);
    expect(order(0, 0)).toEqual([]);
  });
});
