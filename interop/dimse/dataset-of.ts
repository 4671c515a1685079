import { readMeta } from "#dicom/read-meta.ts";

/** Group 2 of real files has some hundred bytes; with private information some thousand. */
const longestHead = 256 << 10;

/** The data set of a file as it comes, without what stands before it. */
export async function* datasetOf(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of file) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const offset = offsetIn(head);
    if (offset === null && head.length < longestHead) continue;
    yield head.subarray(offset ?? readMeta(head).datasetOffset);
    head = null;
  }
  if (head !== null) yield head.subarray(readMeta(head).datasetOffset);
}

/** Where the data set begins, by the elements of group 2 (explicit VR little endian); null where it has not come yet. */
function offsetIn(head: Buffer): number | null {
  if (head.length < 132) return null;
  let at = head.toString("latin1", 128, 132) === "DICM" ? 132 : 0;
  while (at + 12 <= head.length) {
    if (head.readUInt16LE(at) !== 2) return at;
    const long = ["OB", "OW", "UN", "UT", "SQ", "UC", "UR"].includes(head.toString("latin1", at + 4, at + 6));
    at += long ? 12 + head.readUInt32LE(at + 8) : 8 + head.readUInt16LE(at + 6);
  }
  return null;
}
