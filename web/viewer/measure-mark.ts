import type { z } from "zod";
import type { Mark, measuredValue } from "#contract/finding.ts";
import { type Calibration, type PixelScale, type RegionAxis, regionAt, scaleAt } from "./calibration.ts";
import type { ImagePoint } from "./image-plane.ts";
import {
  ellipseOf,
  hundredths,
  isInOutline,
  outlineArea,
  outlineBox,
  type RealValues,
  statisticsIn,
} from "./pixel-statistics.ts";

export type MeasuredValue = z.infer<typeof measuredValue>;

const vector = (from: ImagePoint, to: ImagePoint, scale: PixelScale): readonly [number, number] => [
  (to[0] - from[0]) * scale.x,
  (to[1] - from[1]) * scale.y,
];
/** Pixel lengths do not count a pixel's aspect; angles and areas do. */
const lengthScale = (scale: PixelScale): PixelScale => (scale.unit === "px" ? { ...scale, x: 1, y: 1 } : scale);
const lengthOf = (from: ImagePoint, to: ImagePoint, scale: PixelScale): number =>
  Math.hypot(...vector(from, to, lengthScale(scale)));

type LengthName = "length" | "width" | "height";
const lengthValue = (name: LengthName, from: ImagePoint, to: ImagePoint, scale: PixelScale): MeasuredValue => ({
  name,
  value: hundredths(lengthOf(from, to, scale)),
  unit: scale.unit,
});

function angleBetween([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const cosine = (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by));
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}
const angleValue = (degrees: number): MeasuredValue[] =>
  Number.isNaN(degrees) ? [] : [{ name: "angle", value: hundredths(degrees), unit: "deg" }];

const spanNames = { s: "time", Hz: "frequency", "cm/s": "velocity" } as const;
type Direction = "width" | "height";

const spanOf = (axis: RegionAxis, pixels: number, direction: Direction): MeasuredValue => ({
  name: axis.unit === "mm" ? direction : spanNames[axis.unit],
  value: hundredths(Math.abs(pixels * axis.perPixel)),
  unit: axis.unit,
});

/** What a line spans where an axis of its ultrasound region is no length: seconds, hertz, velocity (PS3.3 C.8.5.5). Null elsewhere. */
function spansOf(from: ImagePoint, to: ImagePoint, calibration: Calibration): MeasuredValue[] | null {
  const region = regionAt(calibration, [from, to]);
  if (region === null) return null;
  const { x, y } = region.axes;
  if ((x === null && y === null) || (x?.unit === "mm" && y?.unit === "mm")) return null;
  return [
    ...(x === null ? [] : [spanOf(x, to[0] - from[0], "width")]),
    ...(y === null ? [] : [spanOf(y, to[1] - from[1], "height")]),
  ];
}

/** The value of the pixel at a point; in a spectrum the velocity or frequency that the height of the point stands for. */
function probeValues(point: ImagePoint, calibration: Calibration, pixels: RealValues | null): MeasuredValue[] {
  const down = regionAt(calibration, [point])?.axes.y;
  if (down != null && down.zeroAt !== null && (down.unit === "cm/s" || down.unit === "Hz")) {
    const value = hundredths((point[1] - down.zeroAt) * down.perPixel);
    return [{ name: spanNames[down.unit], value, unit: down.unit }];
  }
  const [column, row] = [Math.floor(point[0]), Math.floor(point[1])];
  if (pixels === null || column < 0 || row < 0 || column >= pixels.columns || row >= pixels.rows) return [];
  return [{ name: "value", value: hundredths(pixels.at(row * pixels.columns + column)), unit: pixels.unit }];
}

const areaValue = (squarePixels: number, scale: PixelScale): MeasuredValue => ({
  name: "area",
  value: hundredths(squarePixels * scale.x * scale.y),
  unit: scale.unit === "mm" ? "mm2" : "px2",
});

function ellipseValues(
  ends: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
  scale: PixelScale,
  pixels: RealValues | null,
): MeasuredValue[] {
  const [top, bottom, left, right] = ends;
  const plain = lengthScale(scale);
  const area = (Math.PI * lengthOf(left, right, plain) * lengthOf(top, bottom, plain)) / 4;
  const shape = ellipseOf(ends);
  return [
    { name: "area", value: hundredths(area), unit: scale.unit === "mm" ? "mm2" : "px2" },
    lengthValue("width", left, right, scale),
    lengthValue("height", top, bottom, scale),
    ...(pixels === null || shape === null ? [] : statisticsIn(shape.box, shape.inside, pixels)),
  ];
}

function outlineValues(
  outline: readonly ImagePoint[],
  scale: PixelScale,
  pixels: RealValues | null,
  sides: readonly MeasuredValue[] = [],
): MeasuredValue[] {
  const inside = (point: ImagePoint) => isInOutline(outline, point);
  return [
    areaValue(outlineArea(outline), lengthScale(scale)),
    ...sides,
    ...(pixels === null ? [] : statisticsIn(outlineBox(outline), inside, pixels)),
  ];
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
  if (first === undefined) return [];
  if (tool === "probe") return probeValues(first, calibration, pixels);
  if (second === undefined) return [];
  switch (tool) {
    case "arrow":
    case "text":
      return [];
    case "length":
      return spansOf(first, second, calibration) ?? [lengthValue("length", first, second, scale)];
    case "angle":
      if (third === undefined) return [];
      return angleValue(angleBetween(vector(second, first, scale), vector(second, third, scale)));
    case "freehand":
      return third === undefined ? [] : outlineValues(points, scale, pixels);
  }
  if (third === undefined || fourth === undefined) return [];
  switch (tool) {
    case "bidirectional":
      return [lengthValue("length", first, second, scale), lengthValue("width", third, fourth, scale)];
    case "cobb": {
      const degrees = angleBetween(vector(first, second, scale), vector(third, fourth, scale));
      // Of the two angles of crossing lines the sharp one: a line has no direction.
      return angleValue(Math.min(degrees, 180 - degrees));
    }
    case "rectangle":
      return outlineValues(points, scale, pixels, [
        lengthValue("width", first, second, scale),
        lengthValue("height", second, third, scale),
      ]);
    case "ellipse":
      return ellipseValues([first, second, third, fourth], scale, pixels);
  }
}
