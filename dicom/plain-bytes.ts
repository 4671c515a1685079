/** The same bytes as a plain Uint8Array: a Node Buffer's `slice` shares its memory where ours must copy. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
