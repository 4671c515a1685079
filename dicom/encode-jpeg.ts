import { loadCodecs } from "./codecs.ts";

/** RGBA, 8 bits, row by row, as a baseline JPEG. Transparency is dropped. `quality` from 1 to 100. */
export async function encodeJpeg(rgba: Uint8Array, width: number, height: number, quality = 90): Promise<Uint8Array> {
  if (rgba.length !== width * height * 4)
    throw new RangeError(`${rgba.length} bytes are not ${width} x ${height} RGBA`);
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  const codecs = await loadCodecs();
  return codecs.encodeJpeg(rgb, width, height, Math.max(1, Math.min(100, Math.round(quality))));
}
