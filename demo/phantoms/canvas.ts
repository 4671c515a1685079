import type { Point, Shape } from "./shapes.ts";

/** One way through the grid of voxels: `along` the patient's x, y or z (0, 1, 2), from `start` by `step` mm. */
export type Axis = { count: number; along: 0 | 1 | 2; start: number; step: number };
/** Columns, rows, slices. */
export type Grid = readonly [Axis, Axis, Axis];

/** What is painted on: one value per voxel and channel. A channel is one contrast of the same anatomy (T2, FLAIR, …). */
export type Canvas = { grid: Grid; channels: Float32Array[] };

/** A value per channel; `texture` adds to it what depends on the place, `gains` times per channel (once where none is given). */
export type Paint = {
  values: readonly number[];
  texture?: (x: number, y: number, z: number, depth: number) => number;
  gains?: readonly number[];
};

export function newCanvas(grid: Grid, background: readonly number[]): Canvas {
  const length = grid[0].count * grid[1].count * grid[2].count;
  return { grid, channels: background.map((value) => new Float32Array(length).fill(value)) };
}

/** The indices of an axis between two places, ordered and inside the grid. */
function span(axis: Axis, low: Point, high: Point): [number, number] {
  const a = ((low[axis.along] ?? 0) - axis.start) / axis.step;
  const b = ((high[axis.along] ?? 0) - axis.start) / axis.step;
  return [Math.max(0, Math.floor(Math.min(a, b))), Math.min(axis.count - 1, Math.ceil(Math.max(a, b)))];
}

/**
 * Paints a shape over what is there. Its edge is `soft` mm wide, which stands for partial volume and the point spread of the
 * scanner; `opacity` under 1 lets what lies beneath shine through.
 */
export function paint(canvas: Canvas, shape: Shape, colour: Paint, soft = 1.2, opacity = 1): void {
  const [columns, rows, slices] = canvas.grid;
  const [i0, i1] = span(columns, shape.low, shape.high);
  const [j0, j1] = span(rows, shape.low, shape.high);
  const [k0, k1] = span(slices, shape.low, shape.high);
  const p: [number, number, number] = [0, 0, 0];
  for (let k = k0; k <= k1; k++) {
    p[slices.along] = slices.start + k * slices.step;
    for (let j = j0; j <= j1; j++) {
      p[rows.along] = rows.start + j * rows.step;
      const row = (k * rows.count + j) * columns.count;
      for (let i = i0; i <= i1; i++) {
        p[columns.along] = columns.start + i * columns.step;
        const depth = shape.depth(p[0], p[1], p[2]);
        if (depth <= -soft / 2) continue;
        const alpha = opacity * Math.min(1, 0.5 + depth / soft);
        blend(canvas, row + i, colour, colour.texture?.(p[0], p[1], p[2], depth) ?? 0, alpha);
      }
    }
  }
}

function blend({ channels }: Canvas, at: number, { values, gains }: Paint, more: number, alpha: number): void {
  for (let c = 0; c < channels.length; c++) {
    const channel = channels[c];
    if (channel === undefined) continue;
    const old = channel[at] ?? 0;
    channel[at] = old + ((values[c] ?? 0) + more * (gains?.[c] ?? 1) - old) * alpha;
  }
}

/** Paints many shapes with the same. */
export function paintAll(canvas: Canvas, shapes: readonly Shape[], colour: Paint, soft = 1.2, opacity = 1): void {
  for (const shape of shapes) paint(canvas, shape, colour, soft, opacity);
}

/** One slice of a channel, as a view on it. */
export function sliceOf(canvas: Canvas, channel: number, slice: number): Float32Array {
  const size = canvas.grid[0].count * canvas.grid[1].count;
  const data = canvas.channels[channel];
  if (data === undefined || slice < 0 || slice >= canvas.grid[2].count) throw new RangeError("no such slice");
  return data.subarray(slice * size, (slice + 1) * size);
}
