import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + data.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) whole[4 + i] = type.charCodeAt(i);
  whole.set(data, 8);
  view.setUint32(8 + data.length, crc32(whole.subarray(4, 8 + data.length)));
  return whole;
}

/** RGBA, 8 bits, row by row, as a PNG (ISO 15948): grey where every pixel is grey, without alpha where all is opaque. */
export function encodePng(rgba: Uint8Array, width: number, height: number): Uint8Array {
  if (rgba.length !== width * height * 4)
    throw new RangeError(`${rgba.length} bytes are not ${width} x ${height} RGBA`);
  let grey = true;
  let opaque = true;
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) grey = false;
    if (rgba[at + 3] !== 255) opaque = false;
  }
  const channels = (grey ? 1 : 3) + (opaque ? 0 : 1);
  const rows = new Uint8Array(height * (1 + width * channels));
  for (let y = 0, to = 0, from = 0; y < height; y++) {
    to += 1; // filter type 0
    for (let x = 0; x < width; x++, from += 4) {
      for (let channel = 0; channel < (grey ? 1 : 3); channel++) rows[to++] = rgba[from + channel] ?? 0;
      if (!opaque) rows[to++] = rgba[from + 3] ?? 0;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8;
  header[9] = (grey ? 0 : 2) + (opaque ? 0 : 4);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const parts = [signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", new Uint8Array(0))];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
