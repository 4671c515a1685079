import type { Stroke } from "./stroke-font.ts";

export type Raster = { width: number; height: number; rgba: Uint8Array };
export type Colour = readonly [number, number, number];

/**
 * Draws strokes with round ends and smooth edges over a picture, 8-bit RGBA. Where strokes cross they cover once, not twice.
 * @param radius half the width of a stroke in pixels
 * @param opacity 0 to 1
 */
export function drawStrokes(
  { rgba, width, height }: Raster,
  strokes: readonly Stroke[],
  radius: number,
  colour: Colour,
  opacity: number,
): void {
  const cover = new Map<number, number>();
  for (const stroke of strokes)
    for (const [index, from] of stroke.entries()) {
      const to = stroke[index + 1] ?? from;
      if (index > 0 && to === from) continue;
      coverSegment(cover, width, height, [...from, ...to], radius);
    }
  for (const [pixel, share] of cover)
    for (const [channel, value] of colour.entries()) {
      const at = pixel * 4 + channel;
      const under = rgba[at] ?? 0;
      rgba[at] = Math.round(under + (value - under) * share * opacity);
    }
}

type Segment = [x1: number, y1: number, x2: number, y2: number];

function coverSegment(
  cover: Map<number, number>,
  width: number,
  height: number,
  [x1, y1, x2, y2]: Segment,
  radius: number,
): void {
  const reach = radius + 1;
  const left = Math.max(0, Math.floor(Math.min(x1, x2) - reach));
  const right = Math.min(width - 1, Math.ceil(Math.max(x1, x2) + reach));
  const top = Math.max(0, Math.floor(Math.min(y1, y2) - reach));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(y1, y2) + reach));
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  for (let y = top; y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) {
      // The middle of a pixel is half a pixel from its outer corner, where 0,0 is.
      const [px, py] = [x + 0.5 - x1, y + 0.5 - y1];
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
      const share = Math.min(1, radius + 0.5 - Math.hypot(px - along * dx, py - along * dy));
      if (share > 0 && share > (cover.get(y * width + x) ?? 0)) cover.set(y * width + x, share);
    }
}
