import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measuredValue } from "#contract/finding.ts";
import type { Calibration } from "./calibration.ts";
import { measureMark } from "./measure-mark.ts";
import type { RealValues } from "./pixel-statistics.ts";

const uneven: Calibration = { kind: "patient", x: 0.5, y: 2 };
const square: Calibration = { kind: "patient", x: 1, y: 1 };
const value = (values: ReturnType<typeof measureMark>, name: string) => values.find((each) => each.name === name);

describe("lengths and angles", () => {
  it("counts columns and rows by their own spacing", () => {
    expect(
      measureMark(
        "length",
        [
          [0, 0],
          [6, 2],
        ],
        uneven,
        null,
      ),
    ).toEqual([{ name: "length", value: 5, unit: "mm" }]);
  });
  it("measures pixels where there is no scale, without the pixel's aspect", () => {
    expect(
      measureMark(
        "length",
        [
          [0, 0],
          [3, 4],
        ],
        { kind: "none", aspect: 2 },
        null,
      ),
    ).toEqual([{ name: "length", value: 5, unit: "px" }]);
  });
  it("takes the angle at the second point, in the patient's space", () => {
    const points = [
      [4, 0],
      [0, 0],
      [4, 1],
    ] as const;
    expect(value(measureMark("angle", points, uneven, null), "angle")?.value).toBe(45);
  });
  it("is the same length from either end", () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 512 }), fc.integer({ min: 0, max: 512 }));
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(measureMark("length", [a, b], uneven, null)).toEqual(measureMark("length", [b, a], uneven, null));
      }),
    );
  });
});

describe("the ellipse", () => {
  const picture = (at: (column: number, row: number) => number): RealValues => ({
    columns: 40,
    rows: 40,
    unit: "HU",
    at: (index) => at(index % 40, Math.floor(index / 40)),
  });
  const circle = [
    [20, 10],
    [20, 30],
    [10, 20],
    [30, 20],
  ] as const;

  it("has the area of its axes", () => {
    const values = measureMark("ellipse", circle, uneven, null);
    expect(value(values, "width")).toEqual({ name: "width", value: 10, unit: "mm" });
    expect(value(values, "height")).toEqual({ name: "height", value: 40, unit: "mm" });
    expect(value(values, "area")?.value).toBeCloseTo((Math.PI * 10 * 40) / 4, 1);
    expect(value(values, "area")?.unit).toBe("mm2");
    expect(value(values, "mean")).toBeUndefined();
  });

  it("agrees with a plain count over every pixel whose centre lies inside", () => {
    const at = (column: number, row: number) => column * 7 - row * 3;
    const inside: number[] = [];
    for (let row = 0; row < 40; row++) {
      for (let column = 0; column < 40; column++) {
        if ((column + 0.5 - 20) ** 2 + (row + 0.5 - 20) ** 2 <= 100) inside.push(at(column, row));
      }
    }
    const mean = inside.reduce((sum, each) => sum + each, 0) / inside.length;
    const deviation = Math.sqrt(inside.reduce((sum, each) => sum + (each - mean) ** 2, 0) / inside.length);
    const values = measureMark("ellipse", circle, square, picture(at));
    expect(value(values, "mean")).toMatchObject({ value: Math.round(mean * 100) / 100, unit: "HU" });
    expect(value(values, "standard-deviation")?.value).toBeCloseTo(deviation, 1);
    expect(value(values, "minimum")?.value).toBe(Math.min(...inside));
    expect(value(values, "maximum")?.value).toBe(Math.max(...inside));
  });

  it("counts nothing outside the picture, and nothing where it is flat", () => {
    const outside = [
      [100, 90],
      [100, 110],
      [90, 100],
      [110, 100],
    ] as const;
    const all = picture(() => 1);
    expect(value(measureMark("ellipse", outside, square, all), "mean")).toBeUndefined();
    const flat = [
      [20, 20],
      [20, 20],
      [10, 20],
      [30, 20],
    ] as const;
    expect(value(measureMark("ellipse", flat, square, all), "mean")).toBeUndefined();
  });

  it("gives values that the contract takes, wherever it is drawn", () => {
    const coordinate = fc.double({ min: -50, max: 90, noNaN: true });
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        for (const each of measureMark(
          "ellipse",
          [a, b, c, d],
          square,
          picture((x, y) => x + y),
        )) {
          expect(measuredValue.safeParse(each).success).toBe(true);
        }
      }),
    );
  });
});
