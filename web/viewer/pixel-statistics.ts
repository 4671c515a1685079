import type { ImagePoint } from "./image-plane.ts";
import type { MeasuredValue } from "./measure-mark.ts";

/** The pixels of a grey image in real values (after the modality LUT, PS3.3 C.11.1). */
export type RealValues = {
  columns: number;
  rows: number;
  unit: "HU" | "SUV" | "Bq/ml" | "raw";
  /** Value of the pixel at this index, row after row. */
  at: (index: number) => number;
};

type Box = { left: number; top: number; right: number; bottom: number };

export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** An ellipse by the ends of its two axes; null where it has no area. */
export function ellipseOf([top, bottom, left, right]: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint]): {
  box: Box;
  inside: (point: ImagePoint) => boolean;
} | null {
  const centre: ImagePoint = [
    (left[0] + right[0] + top[0] + bottom[0]) / 4,
    (left[1] + right[1] + top[1] + bottom[1]) / 4,
  ];
  const a: ImagePoint = [(right[0] - left[0]) / 2, (right[1] - left[1]) / 2];
  const b: ImagePoint = [(bottom[0] - top[0]) / 2, (bottom[1] - top[1]) / 2];
  const determinant = a[0] * b[1] - a[1] * b[0];
  if (determinant === 0) return null;
  const reach: ImagePoint = [Math.hypot(a[0], b[0]), Math.hypot(a[1], b[1])];
  return {
    box: {
      left: centre[0] - reach[0],
      top: centre[1] - reach[1],
      right: centre[0] + reach[0],
      bottom: centre[1] + reach[1],
    },
    inside: (point) => {
      const x = point[0] - centre[0];
      const y = point[1] - centre[1];
      const u = (x * b[1] - y * b[0]) / determinant;
      const v = (y * a[0] - x * a[1]) / determinant;
      return u * u + v * v <= 1;
    },
  };
}

/** Whether a point lies in a closed outline, by the even-odd rule. */
export function isInOutline(outline: readonly ImagePoint[], [x, y]: ImagePoint): boolean {
  let inside = false;
  let before = outline.at(-1);
  for (const point of outline) {
    if (before !== undefined && point[1] > y !== before[1] > y) {
      const crossing = ((before[0] - point[0]) * (y - point[1])) / (before[1] - point[1]) + point[0];
      if (x < crossing) inside = !inside;
    }
    before = point;
  }
  return inside;
}

export function outlineBox(outline: readonly ImagePoint[]): Box {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Area of a closed outline in square pixels (the shoelace formula). */
export function outlineArea(outline: readonly ImagePoint[]): number {
  let sum = 0;
  let before = outline.at(-1);
  for (const point of outline) {
    if (before !== undefined) sum += before[0] * point[1] - point[0] * before[1];
    before = point;
  }
  return Math.abs(sum) / 2;
}

/**
 * Statistics over the pixels whose centres lie inside; the standard deviation is that of the whole set (divided by n). Empty where no
 * centre lies inside.
 * @param box where to look; parts outside the image are left out
 */
export function statisticsIn(box: Box, inside: (point: ImagePoint) => boolean, pixels: RealValues): MeasuredValue[] {
  let count = 0;
  let mean = 0;
  // Welford's sums of squares: large values with a small spread lose no digits.
  let squares = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  const lastRow = Math.min(pixels.rows - 1, Math.floor(box.bottom));
  const lastColumn = Math.min(pixels.columns - 1, Math.floor(box.right));
  for (let row = Math.max(0, Math.floor(box.top)); row <= lastRow; row++) {
    for (let column = Math.max(0, Math.floor(box.left)); column <= lastColumn; column++) {
      if (!inside([column + 0.5, row + 0.5])) continue;
      const value = pixels.at(row * pixels.columns + column);
      count += 1;
      const difference = value - mean;
      mean += difference / count;
      squares += difference * (value - mean);
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
  }
  if (count === 0) return [];
  const { unit } = pixels;
  return [
    { name: "mean", value: hundredths(mean), unit },
    { name: "standard-deviation", value: hundredths(Math.sqrt(Math.max(0, squares / count))), unit },
    { name: "minimum", value: hundredths(minimum), unit },
    { name: "maximum", value: hundredths(maximum), unit },
  ];
}
