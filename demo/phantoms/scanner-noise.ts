import type { Random } from "./random.ts";

/**
 * Noise of a reconstructed slice: white noise, averaged over neighbours so that it has a grain, its spread 1 again.
 * @returns one value per pixel
 */
export function grain(random: Random, columns: number, rows: number): Float32Array {
  const white = new Float32Array(columns * rows);
  for (let i = 0; i < white.length; i++) white[i] = random.next() + random.next() + random.next() - 1.5;
  const soft = new Float32Array(columns * rows);
  // The spread of the sum of five such values weighted 2, 1, 1, 1, 1 is sqrt(8 / 4).
  const scale = 1 / Math.sqrt(8 / 4);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const i = y * columns + x;
      const left = white[x > 0 ? i - 1 : i] ?? 0;
      const right = white[x < columns - 1 ? i + 1 : i] ?? 0;
      const above = white[y > 0 ? i - columns : i] ?? 0;
      const below = white[y < rows - 1 ? i + columns : i] ?? 0;
      soft[i] = (2 * (white[i] ?? 0) + left + right + above + below) * scale;
    }
  }
  return soft;
}
