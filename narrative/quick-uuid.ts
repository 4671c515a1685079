const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hexOf(value: number): string {
  return `${HEX[value >>> 24]}${HEX[(value >>> 16) & 255]}${HEX[(value >>> 8) & 255]}${HEX[value & 255]}`;
}

/**
 * UUID version 8 (RFC 9562 section 5.8) of a name: the same name always has the same id. Four lanes of multiply and mix, for the many ids
 * of a report; not a seal, and not for names that somebody chooses to collide.
 */
export function quickUuid(name: string): string {
  let [a, b, c, d] = [0x3c6ef372, 0x510e527f, 0x1f83d9ab, 0x5be0cd19];
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  const one = hexOf((a ^ b ^ c ^ d) >>> 0);
  const two = hexOf((((b ^ a) & 0xffff0fff) | 0x8000) >>> 0);
  const three = hexOf((((c ^ a) & 0x3fffffff) | 0x80000000) >>> 0);
  const four = hexOf((d ^ a) >>> 0);
  return `${one}-${two.slice(0, 4)}-${two.slice(4)}-${three.slice(0, 4)}-${three.slice(4)}${four}`;
}
