/**
 * Looks at the first bytes of a stream without using them up.
 * @returns up to `length` bytes from the start, and the whole stream with them
 */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const chunks = stream[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const next = await chunks.next();
    if (next.done === true) break;
    read.push(next.value);
    size += next.value.length;
  }
  async function* whole() {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { head: Buffer.concat(read).subarray(0, length), whole: whole() };
}
