export type Size = { columns: number; rows: number };

/** A picture in another size, between its samples by bicubic interpolation (Catmull-Rom). */
export function resized(from: Float32Array, size: Size, to: Size): Float32Array {
  const across = new Float32Array(to.columns * size.rows);
  for (let x = 0; x < to.columns; x++) {
    const taps = weights(((x + 0.5) * size.columns) / to.columns - 0.5, size.columns);
    for (let y = 0; y < size.rows; y++) {
      let sum = 0;
      for (const [at, weight] of taps) sum += (from[y * size.columns + at] ?? 0) * weight;
      across[y * to.columns + x] = sum;
    }
  }
  const down = new Float32Array(to.columns * to.rows);
  for (let y = 0; y < to.rows; y++) {
    const taps = weights(((y + 0.5) * size.rows) / to.rows - 0.5, size.rows);
    for (let x = 0; x < to.columns; x++) {
      let sum = 0;
      for (const [at, weight] of taps) sum += (across[at * to.columns + x] ?? 0) * weight;
      down[y * to.columns + x] = sum;
    }
  }
  return down;
}

function weights(place: number, count: number): (readonly [number, number])[] {
  const first = Math.floor(place);
  const t = place - first;
  const cubic = [
    ((-t + 2) * t - 1) * t * 0.5,
    ((3 * t - 5) * t * t + 2) * 0.5,
    ((-3 * t + 4) * t + 1) * t * 0.5,
    (t - 1) * t * t * 0.5,
  ];
  return cubic.map((weight, n) => [Math.max(0, Math.min(count - 1, first - 1 + n)), weight] as const);
}

/** Three box means after each other come near a Gaussian. `radius` in pixels. */
export function blurred(from: Float32Array, size: Size, radius: number): Float32Array {
  let picture = from;
  const box = Math.max(1, Math.round(radius / Math.sqrt(3)));
  for (let pass = 0; pass < 3; pass++) {
    picture = boxed(picture, size.columns, size.rows, 1, size.columns, box);
    picture = boxed(picture, size.rows, size.columns, size.columns, 1, box);
  }
  return picture;
}

/** The mean over 2 × box + 1 neighbours along lines; the border is repeated. */
function boxed(from: Float32Array, count: number, lines: number, stride: number, jump: number, box: number) {
  const to = new Float32Array(from.length);
  for (let line = 0; line < lines; line++) {
    const start = line * jump;
    const at = (n: number) => from[start + Math.max(0, Math.min(count - 1, n)) * stride] ?? 0;
    let sum = 0;
    for (let n = -box; n <= box; n++) sum += at(n);
    for (let n = 0; n < count; n++) {
      to[start + n * stride] = sum / (2 * box + 1);
      sum += at(n + box + 1) - at(n - box);
    }
  }
  return to;
}
