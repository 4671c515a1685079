import type { Mark } from "#contract/finding.ts";
import { valueText } from "./describe-finding.ts";
import { type Colour, drawStrokes, type Raster } from "./draw-strokes.ts";
import { lineRows, type Point, type Stroke, strokeText } from "./stroke-font.ts";

/** Pixels of the picture for one pixel of the image; across and down where the picture was stretched to square pixels. */
export type PictureScale = number | readonly [number, number];

const yellow: Colour = [255, 221, 51];
const dark: Colour = [0, 0, 0];

/**
 * Draws marks into a picture of the image they are on: yellow lines with a dark halo, seen on any ground, and their words and values.
 * @param rgba 8-bit RGBA, changed in place
 * @param origin image coordinates (column, row) of the picture's outer corner, where the picture is a part of the image
 */
export function drawMarks(
  rgba: Uint8Array,
  width: number,
  height: number,
  marks: readonly Mark[],
  scale: PictureScale,
  origin: Point = [0, 0],
): void {
  if (rgba.length !== width * height * 4)
    throw new RangeError(`${rgba.length} bytes are not ${width} x ${height} RGBA`);
  const [across, down] = typeof scale === "number" ? [scale, scale] : scale;
  const place = ([x, y]: Point): Point => [(x - origin[0]) * across, (y - origin[1]) * down];
  const raster: Raster = { width, height, rgba };
  const size = Math.max(1, Math.min(width, height) / 512);
  const placed = marks.map((mark) => ({ mark, points: mark.points.map(place) }));
  // Labels keep off the marks themselves as well: what is shown must not be covered by its name.
  const taken: Box[] = placed.map(({ points }) => boxOf(points));
  const shapes = placed.flatMap(({ mark, points }) => markStrokes(mark.tool, points, size));
  const labels = placed.flatMap(({ mark, points }) => labelStrokes(mark, points, raster, size, taken));
  // Halos first, so that no halo darkens a line.
  drawStrokes(raster, shapes, 2.7 * size, dark, 0.7);
  drawStrokes(raster, labels, 2.6 * size, dark, 0.8);
  drawStrokes(raster, shapes, 0.9 * size, yellow, 1);
  drawStrokes(raster, labels, 0.75 * size, yellow, 1);
}

/** The lines of a mark. `points` as contract/finding.ts gives them by tool. */
function markStrokes(tool: Mark["tool"], points: readonly Point[], size: number): Stroke[] {
  const [a, b, c, d] = points;
  if (a === undefined) return [];
  if (tool === "probe" || tool === "text") return cross(a, 5 * size);
  if (b === undefined) return [];
  switch (tool) {
    case "length":
      return [[a, b], tick(a, b, 6 * size), tick(b, a, 6 * size)];
    case "angle":
      return [[...points]];
    case "bidirectional":
    case "cobb":
      return c === undefined || d === undefined
        ? [[a, b]]
        : [
            [a, b],
            [c, d],
          ];
    case "rectangle":
    case "freehand":
      return [[...points, a]];
    case "arrow":
      return [[a, b], arrowHead(a, b, 13 * size)];
    case "ellipse":
      return c === undefined || d === undefined ? [[a, b]] : [ellipse(a, b, c, d)];
  }
}

function tick(at: Point, other: Point, half: number): Stroke {
  const length = Math.hypot(other[0] - at[0], other[1] - at[1]) || 1;
  const [nx, ny] = [(-(other[1] - at[1]) / length) * half, ((other[0] - at[0]) / length) * half];
  return [
    [at[0] + nx, at[1] + ny],
    [at[0] - nx, at[1] - ny],
  ];
}

const cross = ([x, y]: Point, half: number): Stroke[] => [
  [
    [x - half, y],
    [x + half, y],
  ],
  [
    [x, y - half],
    [x, y + half],
  ],
];

function arrowHead(tip: Point, tail: Point, length: number): Stroke {
  const back = Math.atan2(tail[1] - tip[1], tail[0] - tip[0]);
  const side = (turn: number): Point => [
    tip[0] + Math.cos(back + turn) * length,
    tip[1] + Math.sin(back + turn) * length,
  ];
  return [side(0.45), tip, side(-0.45)];
}

/** Through the ends of two axes, as a line of many parts. */
function ellipse(top: Point, bottom: Point, left: Point, right: Point): Stroke {
  const middle: Point = [(left[0] + right[0]) / 2, (top[1] + bottom[1]) / 2];
  const [ux, uy] = [(right[0] - left[0]) / 2, (right[1] - left[1]) / 2];
  const [vx, vy] = [(bottom[0] - top[0]) / 2, (bottom[1] - top[1]) / 2];
  return Array.from({ length: 97 }, (_, index): Point => {
    const turn = (index / 96) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    return [middle[0] + ux * cos + vx * sin, middle[1] + uy * cos + vy * sin];
  });
}

type Box = { left: number; top: number; right: number; bottom: number };

function boxOf(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Words and values beside the mark, moved into the picture and off the labels before. */
function labelStrokes(mark: Mark, points: readonly Point[], raster: Raster, size: number, taken: Box[]): Stroke[] {
  const capital = 12 * size;
  const lineHeight = (capital / 6) * lineRows;
  const lines = labelLines(mark).map((line) => strokeText(line, capital));
  if (lines.length === 0) return [];
  const margin = 8 * size;
  const width = Math.max(...lines.map((line) => line.width));
  const height = lines.length * lineHeight;
  const right = points.reduce((most, point) => (point[0] > most[0] ? point : most));
  const fitsRight = right[0] + margin + width <= raster.width - margin;
  const left = fitsRight ? right[0] + margin : Math.min(...points.map(([x]) => x)) - margin - width;
  const box = {
    left: Math.max(margin, Math.min(left, raster.width - margin - width)),
    top: Math.max(margin, Math.min(right[1] - capital / 2, raster.height - margin - height)),
  };
  const free = freeTop(box.left, box.top, width, height, raster.height - margin, taken);
  taken.push({ left: box.left, top: free, right: box.left + width, bottom: free + height });
  return lines.flatMap(({ strokes }, index) =>
    strokes.map((stroke) => stroke.map(([x, y]): Point => [box.left + x, free + index * lineHeight + y])),
  );
}

/** The nearest height, below or above, at which a box meets none of those that are there. */
function freeTop(
  left: number,
  top: number,
  width: number,
  height: number,
  bottom: number,
  taken: readonly Box[],
): number {
  const meets = (at: number) =>
    taken.some((box) => left < box.right && left + width > box.left && at < box.bottom && at + height > box.top);
  const step = height / 4;
  for (let away = 0; away <= bottom; away += step)
    for (const at of [top + away, top - away]) if (at >= 0 && at + height <= bottom && !meets(at)) return at;
  return top;
}

/** The words of a mark in lines of some 28 characters, two at most (they stand whole in the report), then each value on its line. */
function labelLines(mark: Mark): string[] {
  const lines: string[] = [];
  for (const word of mark.text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= 28) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push([...word].length > 28 ? `${[...word].slice(0, 27).join("")}…` : word);
  }
  const words = lines.length <= 2 ? lines : [lines[0] ?? "", `${lines[1]} …`];
  return [...words, ...mark.values.map(valueText)];
}
