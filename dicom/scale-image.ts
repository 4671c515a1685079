/** Weights of the source samples under each target sample: area averaging when shrinking, nearest when growing. */
function weigh(from: number, to: number): Array<{ start: number; weights: number[] }> {
  const scale = from / to;
  return Array.from({ length: to }, (_, i) => {
    if (scale <= 1) return { start: Math.min(from - 1, Math.floor((i + 0.5) * scale)), weights: [1] };
    const low = i * scale;
    const high = Math.min(from, (i + 1) * scale);
    const start = Math.floor(low);
    const weights: number[] = [];
    for (let at = start; at < high; at++) weights.push((Math.min(at + 1, high) - Math.max(at, low)) / scale);
    return { start, weights };
  });
}

/**
 * Scales interleaved 8-bit samples from `width` × `height` to `toWidth` × `toHeight`, by area averaging where it shrinks, so
 * that thin lines and small calcifications fade but do not vanish.
 */
export function scaleImage(
  data: Uint8Array,
  width: number,
  height: number,
  channels: number,
  toWidth: number,
  toHeight: number,
): Uint8Array {
  if (width === toWidth && height === toHeight) return data;
  const columns = weigh(width, toWidth);
  const rows = weigh(height, toHeight);
  const result = new Uint8Array(toWidth * toHeight * channels);
  const line = new Float32Array(width * channels);
  rows.forEach(({ start, weights }, y) => {
    line.fill(0);
    weights.forEach((weight, k) => {
      const from = (start + k) * width * channels;
      for (let i = 0; i < line.length; i++) line[i] = (line[i] ?? 0) + weight * (data[from + i] ?? 0);
    });
    columns.forEach((column, x) => {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let k = 0; k < column.weights.length; k++) {
          sum += (column.weights[k] ?? 0) * (line[(column.start + k) * channels + channel] ?? 0);
        }
        result[(y * toWidth + x) * channels + channel] = Math.round(sum);
      }
    });
  });
  return result;
}
