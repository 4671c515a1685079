const preambleLength = 128;
const headLength = 132;

/** Zeros, or the head of a TIFF: a slide that is both is what PS3.10 section 7.1 has the preamble for. */
function isHarmless(preamble: Buffer): boolean {
  return (
    preamble.every((byte) => byte === 0) ||
    preamble.subarray(0, 4).equals(Buffer.from("II*\0")) ||
    preamble.subarray(0, 4).equals(Buffer.from("MM\0*"))
  );
}

/**
 * A DICOM file with zeros for a preamble that holds anything else: a program or a web page may be hidden there (CVE-2019-11687). What is
 * stored, hashed and exported with the case stays as it was received.
 */
export async function* withPlainPreamble(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of file) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < headLength) continue;
    yield plain(head);
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}

function plain(head: Buffer): Buffer {
  const isDicom = head.toString("latin1", preambleLength, headLength) === "DICM";
  if (isDicom && !isHarmless(head.subarray(0, preambleLength))) head.fill(0, 0, preambleLength);
  return head;
}
