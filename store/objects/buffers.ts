/** Smaller buffers cost nothing to make; larger ones cost the kernel a page fault for each 4 kB of them. */
const worthKeeping = 128 * 1024;
const keptMost = 96 * 1024 ** 2;

const free = new Map<number, ArrayBuffer[]>();
const lent = new WeakSet<ArrayBufferLike>();
let kept = 0;

/**
 * Bytes to be written over, with anything in them: those of an earlier use where there is a buffer of this very size.
 * @param step the buffer has a multiple of so many bytes, for lengths that are never twice the same
 */
export function lendBytes(length: number, step = 1): Uint8Array<ArrayBuffer> {
  if (length < worthKeeping) return Buffer.allocUnsafe(length);
  const size = Math.ceil(length / step) * step;
  const found = free.get(size)?.pop();
  if (found !== undefined) kept -= size;
  const buffer = found ?? Buffer.allocUnsafeSlow(size).buffer;
  lent.add(buffer);
  return new Uint8Array(buffer, 0, length);
}

/**
 * Gives bytes back that `lendBytes` lent, after the last use of them: they are written over next. Others are left alone. Who does not
 * give them back leaves them to the garbage collector.
 */
export function giveBack(bytes: Uint8Array): void {
  const { buffer } = bytes;
  // Taken off first: what is given back twice must not be lent to two.
  if (!(buffer instanceof ArrayBuffer) || !lent.delete(buffer) || buffer.byteLength === 0) return;
  const { byteLength } = buffer;
  if (byteLength > keptMost / 2) return;
  const same = free.get(byteLength) ?? [];
  free.delete(byteLength);
  free.set(byteLength, [...same, buffer]);
  kept += byteLength;
  // Lengths not asked for lately go first.
  for (const [length, buffers] of free) {
    if (kept <= keptMost) break;
    kept -= length * buffers.length;
    free.delete(length);
  }
}
