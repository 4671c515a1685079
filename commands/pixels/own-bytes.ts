/** A plain value, and all buffers of bytes in it, ready to be moved to another thread. */
export type Movable = { value: unknown; buffers: ArrayBuffer[] };

/**
 * Bytes that are part of a larger buffer (a pool, the memory of a codec) are copied out, for only a whole buffer can be moved.
 * @param depth how many objects deep to look for bytes; what lies deeper is left as it is
 */
export function ownBytes(value: unknown, depth: number): Movable {
  const buffers: ArrayBuffer[] = [];
  const own = (one: unknown, left: number): unknown => {
    if (one instanceof Uint8Array) {
      const { buffer } = one;
      const whole = buffer instanceof ArrayBuffer && buffer.byteLength === one.byteLength ? buffer : copied(one);
      buffers.push(whole);
      return new Uint8Array(whole);
    }
    if (left === 0 || typeof one !== "object" || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, own(member, left - 1)]));
  };
  return { value: own(value, depth), buffers };
}

function copied(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
