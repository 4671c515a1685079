import type { z } from "zod";
import type { Mark, measuredValue } from "#contract/finding.ts";
import { type Calibration, type PixelScale, scaleAt } from "./calibration.ts";
import type { ImagePoint } from "./image-plane.ts";

export type MeasuredValue = z.infer<typeof measuredValue>;

/** The pixels of a grey image in real values (after the modality LUT, PS3.3 C.11.1). */
export type RealValues = {
  columns: number;
  rows: number;
  unit: "HU" | "SUV" | "raw";
  /** Value of the pixel at this index, row after row. */
  at: (index: number) => number;
};

const round = (value: number, digits: number): number => {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
};
const vector = (from: ImagePoint, to: ImagePoint, scale: PixelScale): readonly [number, number] => [
  (to[0] - from[0]) * scale.x,
  (to[1] - from[1]) * scale.y,
];
const lengthOf = (from: ImagePoint, to: ImagePoint, scale: PixelScale): number =>
  Math.hypot(...vector(from, to, scale));

/** Pixel lengths do not count a pixel's aspect; angles and areas do. */
const lengthScale = (scale: PixelScale): PixelScale => (scale.unit === "px" ? { ...scale, x: 1, y: 1 } : scale);

function angleAt(vertex: ImagePoint, a: ImagePoint, b: ImagePoint, scale: PixelScale): number {
  const [ax, ay] = vector(vertex, a, scale);
  const [bx, by] = vector(vertex, b, scale);
  const cosine = (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by));
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}

/** Statistics over the pixels whose centres lie inside the ellipse; the standard deviation is that of the whole set (divided by n). */
function statisticsIn(
  points: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
  pixels: RealValues,
): MeasuredValue[] {
  const [top, bottom, left, right] = points;
  const centre: ImagePoint = [
    (left[0] + right[0] + top[0] + bottom[0]) / 4,
    (left[1] + right[1] + top[1] + bottom[1]) / 4,
  ];
  const a: ImagePoint = [(right[0] - left[0]) / 2, (right[1] - left[1]) / 2];
  const b: ImagePoint = [(bottom[0] - top[0]) / 2, (bottom[1] - top[1]) / 2];
  const determinant = a[0] * b[1] - a[1] * b[0];
  if (determinant === 0) return [];
  const reachX = Math.hypot(a[0], b[0]);
  const reachY = Math.hypot(a[1], b[1]);
  let count = 0;
  let sum = 0;
  let squares = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  const lastRow = Math.min(pixels.rows - 1, Math.floor(centre[1] + reachY));
  const lastColumn = Math.min(pixels.columns - 1, Math.floor(centre[0] + reachX));
  for (let row = Math.max(0, Math.floor(centre[1] - reachY)); row <= lastRow; row++) {
    for (let column = Math.max(0, Math.floor(centre[0] - reachX)); column <= lastColumn; column++) {
      const x = column + 0.5 - centre[0];
      const y = row + 0.5 - centre[1];
      const u = (x * b[1] - y * b[0]) / determinant;
      const v = (y * a[0] - x * a[1]) / determinant;
      if (u * u + v * v > 1) continue;
      const value = pixels.at(row * pixels.columns + column);
      count += 1;
      sum += value;
      squares += value * value;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
  }
  if (count === 0) return [];
  const mean = sum / count;
  const { unit } = pixels;
  return [
    { name: "mean", value: round(mean, 2), unit },
    { name: "standard-deviation", value: round(Math.sqrt(Math.max(0, squares / count - mean * mean)), 2), unit },
    { name: "minimum", value: round(minimum, 2), unit },
    { name: "maximum", value: round(maximum, 2), unit },
  ];
}

function ellipseValues(
  points: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
  scale: PixelScale,
  pixels: RealValues | null,
) {
  const [top, bottom, left, right] = points;
  const plain = lengthScale(scale);
  const width = lengthOf(left, right, plain);
  const height = lengthOf(top, bottom, plain);
  const areaUnit = scale.unit === "mm" ? "mm2" : "px2";
  const values: MeasuredValue[] = [
    { name: "area", value: round((Math.PI * width * height) / 4, 2), unit: areaUnit },
    { name: "width", value: round(width, 2), unit: scale.unit },
    { name: "height", value: round(height, 2), unit: scale.unit },
  ];
  return pixels === null ? values : [...values, ...statisticsIn(points, pixels)];
}

/**
 * Every value of a mark, each with its unit, from the mark's points alone.
 * @param points image pixel coordinates, in the order of the contract's `mark`
 * @param pixels null for colour images and where the pixels are not at hand: no statistics then
 */
export function measureMark(
  tool: Mark["tool"],
  points: readonly ImagePoint[],
  calibration: Calibration,
  pixels: RealValues | null,
): MeasuredValue[] {
  const scale = scaleAt(calibration, points);
  const [first, second, third, fourth] = points;
  if (first === undefined || second === undefined) return [];
  switch (tool) {
    case "arrow":
      return [];
    case "length":
      return [{ name: "length", value: round(lengthOf(first, second, lengthScale(scale)), 2), unit: scale.unit }];
    case "angle":
      if (third === undefined) return [];
      return [{ name: "angle", value: round(angleAt(second, first, third, scale), 2), unit: "deg" }];
    case "ellipse":
      if (third === undefined || fourth === undefined) return [];
      return ellipseValues([first, second, third, fourth], scale, pixels);
  }
}
