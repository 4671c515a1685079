import { inflateSync } from "node:zlib";

/**
 * The characters that a WOFF 1.0 font has a glyph for, from its `cmap` table (OpenType 1.9, formats 4 and 12).
 * @throws Error when the bytes are no such font
 */
export function fontCoverage(woff: Uint8Array): Set<number> {
  const cmap = woffTable(Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength), "cmap");
  const covered = new Set<number>();
  for (let record = 0; record < cmap.readUInt16BE(2); record += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + record * 8 + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) addFormat4(subtable, covered);
    if (format === 12) addFormat12(subtable, covered);
  }
  return covered;
}

/** WOFF 1.0 section 4: a directory of tables from byte 44 on, each table deflated where that is shorter. */
function woffTable(woff: Buffer, tag: string): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF 1.0 font");
  for (let index = 0; index < woff.readUInt16BE(12); index += 1) {
    const entry = woff.subarray(44 + index * 20);
    if (entry.toString("latin1", 0, 4) !== tag) continue;
    const offset = entry.readUInt32BE(4);
    const packed = entry.readUInt32BE(8);
    const data = woff.subarray(offset, offset + packed);
    return packed < entry.readUInt32BE(12) ? inflateSync(data) : data;
  }
  throw new Error(`the font has no ${tag} table`);
}

function addFormat4(table: Buffer, covered: Set<number>): void {
  const doubled = table.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    const end = table.readUInt16BE(14 + at);
    const start = table.readUInt16BE(16 + doubled + at);
    const delta = table.readUInt16BE(16 + doubled * 2 + at);
    const rangeAt = 16 + doubled * 3 + at;
    const range = table.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const listed = range === 0 ? code : table.readUInt16BE(rangeAt + range + (code - start) * 2);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) covered.add(code);
    }
  }
}

function addFormat12(table: Buffer, covered: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12;
    const end = table.readUInt32BE(at + 4);
    for (let code = table.readUInt32BE(at); code <= end; code += 1) covered.add(code);
  }
}
