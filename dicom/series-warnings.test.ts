import { describe, expect, it } from "vitest";
import { type SliceFacts, seriesWarnings } from "./series-warnings.ts";

const slice = (n: number, change: Partial<SliceFacts> = {}): SliceFacts => ({
  instanceNumber: n,
  position: [0, 0, n * 2.5],
  orientation: [1, 0, 0, 0, 1, 0],
  rows: 512,
  columns: 512,
  frames: 1,
  lossy: false,
  ...change,
});
const stack = (...numbers: number[]) => numbers.map((n) => slice(n));
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe("a series without fault", () => {
  it("gives no warning, whatever the order, the side it begins from or its tilt", () => {
    expect(seriesWarnings("CT", stack(...upTo(20)))).toEqual([]);
    expect(seriesWarnings("CT", stack(...upTo(20).reverse()))).toEqual([]);
    const tilted = upTo(20).map((n) =>
      slice(n, { orientation: [1, 0, 0, 0, 0.97, -0.24], position: [1, n * 0.6, n * 2.4] }),
    );
    expect(seriesWarnings("CT", tilted)).toEqual([]);
    expect(
      seriesWarnings(
        "CT",
        upTo(10).map((n) => slice(n, { instanceNumber: n * 2 })),
      ),
    ).toEqual([]);
    expect(seriesWarnings("DX", stack(1, 9))).toEqual([]);
    expect(seriesWarnings("CT", [])).toEqual([]);
  });

  it("may have several images at each place (phases, diffusion)", () => {
    const phases = upTo(30).map((n) => slice(n, { position: [0, 0, (n % 10) * 5] }));
    expect(seriesWarnings("MR", phases)).toEqual([]);
  });
});

describe("a series with a fault", () => {
  it("tells how many slices are missing, by number and by place", () => {
    const [byNumber, byPlace, ...more] = seriesWarnings("CT", stack(...upTo(8), 11, 12, 13, 14));
    expect(byNumber).toBe("The numbering has gaps: 2 images are probably missing.");
    expect(byPlace).toBe("There are gaps between the slices: 2 images are probably missing.");
    expect(more).toEqual([]);
  });

  it("tells of a gap where the numbers were given anew", () => {
    const gap = [...upTo(10), ...upTo(10).map((n) => n + 11)].map((n, i) => slice(n, { instanceNumber: i + 1 }));
    expect(seriesWarnings("CT", gap)).toEqual(["There are gaps between the slices: 1 image is probably missing."]);
  });

  it("tells of doubles, sizes, directions, missing numbers and lost detail", () => {
    const doubled = [...stack(...upTo(12)), slice(13, { position: [0, 0, 12 * 2.5] })];
    expect(seriesWarnings("CT", doubled)).toEqual(["1 image is at a place where another one is already."]);
    expect(seriesWarnings("CT", [...stack(...upTo(9)), slice(10, { rows: 256 })])).toEqual([
      "The series holds images of different sizes.",
    ]);
    expect(seriesWarnings("MR", [...stack(...upTo(9)), slice(10, { orientation: [0, 1, 0, 0, 0, -1] })])[0]).toMatch(
      /different directions/,
    );
    expect(seriesWarnings("CT", [...stack(...upTo(9)), slice(10, { instanceNumber: null })])).toEqual([
      "1 image is without a number, so that a missing one would not show.",
    ]);
    expect(seriesWarnings("DX", [slice(1, { lossy: true })])[0]).toMatch(/loss of detail/);
  });
});
