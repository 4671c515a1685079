import { inflateSync } from "node:zlib";

type Table = { tag: string; checksum: number; data: Buffer };

/**
 * A WOFF 1.0 font as the plain TrueType or OpenType file that was packed in it (W3C WOFF 1.0 section 5). pdfkit reads WOFF as well, but
 * unpacks a table anew for each glyph.
 * @throws Error when the bytes are no such font
 */
export function unpackWoff(woff: Uint8Array): Buffer {
  const source = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength);
  if (source.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF 1.0 font");
  const tables = Array.from({ length: source.readUInt16BE(12) }, (_, index) => tableAt(source, 44 + index * 20));
  const head = Buffer.alloc(12 + tables.length * 16);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(source.readUInt32BE(4), 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((tables.length - 2 ** power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const at = 12 + index * 16;
    head.write(tag, at, "latin1");
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    offset += data.length + padding.length;
  }
  return Buffer.concat(parts);
}

/** Each table is deflated where that is shorter. */
function tableAt(source: Buffer, entry: number): Table {
  const offset = source.readUInt32BE(entry + 4);
  const packed = source.subarray(offset, offset + source.readUInt32BE(entry + 8));
  const data = packed.length < source.readUInt32BE(entry + 12) ? inflateSync(packed) : packed;
  return { tag: source.toString("latin1", entry, entry + 4), checksum: source.readUInt32BE(entry + 16), data };
}
