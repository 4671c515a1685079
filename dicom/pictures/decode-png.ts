import { decode } from "fast-png";
import { PictureRefused } from "./picture-refused.ts";
import { longestSide, mostBytes, type Raster } from "./raster.ts";

/** Width and height from the header (PNG 3rd edition section 11.2.1), before anything is unpacked. */
export function pngSize(bytes: Uint8Array): { rows: number; columns: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) throw new PictureRefused("The picture is cut off. Please take the original file.");
  const [columns, rows] = [view.getUint32(16), view.getUint32(20)];
  if (rows === 0 || columns === 0) throw new PictureRefused("The picture has no size.");
  if (rows > longestSide || columns > longestSide || rows * columns * 3 > mostBytes)
    throw new PictureRefused("The picture is larger than can be shown. Please save it smaller.");
  return { rows, columns };
}

/** Decodes a PNG. Colours with transparency are laid on white. @throws PictureRefused */
export function decodePng(bytes: Uint8Array): Raster {
  const { rows, columns } = pngSize(bytes);
  let png: ReturnType<typeof decode>;
  try {
    png = decode(bytes, { checkCrc: true });
  } catch {
    throw new PictureRefused("The picture is damaged. Please take the original file.");
  }
  const { channels, palette, depth } = png;
  const values = depth < 8 ? unpacked(png.data, columns, rows, channels, depth) : png.data;
  const most = 2 ** depth - 1;
  if (palette !== undefined) {
    const page = new Uint8Array(rows * columns * 3);
    for (let pixel = 0; pixel < rows * columns; pixel++) {
      const [r = 0, g = 0, b = 0, a = 255] = palette[values[pixel] ?? 0] ?? [];
      [r, g, b].forEach((value, sample) => {
        page[pixel * 3 + sample] = onWhite(value, a, 255);
      });
    }
    return { rows, columns, samples: 3, bits: 8, pages: [page] };
  }
  const samples = channels >= 3 ? 3 : 1;
  const hasAlpha = channels === 2 || channels === 4;
  // Colours of 16 bits are shown in 8 everywhere; a grey picture of 16 may be an X-ray.
  const bits = depth === 16 && samples === 1 ? 16 : 8;
  const page = new Uint8Array((rows * columns * samples * bits) / 8);
  const view = new DataView(page.buffer);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const alpha = hasAlpha ? (values[pixel * channels + channels - 1] ?? most) : most;
    for (let sample = 0; sample < samples; sample++) {
      const value = onWhite(values[pixel * channels + sample] ?? 0, alpha, most);
      const at = pixel * samples + sample;
      if (bits === 16) view.setUint16(at * 2, value, true);
      else page[at] = Math.round((value * 255) / most);
    }
  }
  return { rows, columns, samples, bits, pages: [page] };
}

const onWhite = (value: number, alpha: number, most: number): number =>
  alpha === most ? value : Math.round((value * alpha + most * (most - alpha)) / most);

/** Values of less than a byte, each row beginning in a byte of its own. */
function unpacked(data: ArrayLike<number>, columns: number, rows: number, channels: number, depth: number): Uint8Array {
  const perRow = Math.ceil((columns * channels * depth) / 8);
  const out = new Uint8Array(rows * columns * channels);
  const mask = 2 ** depth - 1;
  for (let row = 0; row < rows; row++) {
    for (let value = 0; value < columns * channels; value++) {
      const bit = value * depth;
      const byte = data[row * perRow + (bit >> 3)] ?? 0;
      out[row * columns * channels + value] = (byte >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return out;
}
