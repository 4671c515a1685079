/** The namespace of our own names (RFC 9562 section 5.5 asks for one). */
const NAMESPACE = "6f1c7a52-93e4-4f0a-9d0e-2b7d5a1e8c34";

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

const schedule = new Int32Array(80);

/** One 64-byte block of SHA-1 (FIPS 180-4 section 6.1.2), mixed into `state`. */
function mixBlock(state: Int32Array, view: DataView, offset: number): void {
  const w = schedule;
  for (let at = 0; at < 16; at += 1) w[at] = view.getInt32(offset + at * 4);
  for (let at = 16; at < 80; at += 1)
    w[at] = rotate((w[at - 3] ?? 0) ^ (w[at - 8] ?? 0) ^ (w[at - 14] ?? 0) ^ (w[at - 16] ?? 0), 1);
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  // Plain assignments: this runs for every statement of a report.
  for (let at = 0; at < 80; at += 1) {
    let f = b ^ c ^ d;
    let k = 0x6ed9eba1;
    if (at < 20) {
      f = (b & c) | (~b & d);
      k = 0x5a827999;
    } else if (at >= 60) k = 0xca62c1d6 | 0;
    else if (at >= 40) {
      f = (b & c) | (b & d) | (c & d);
      k = 0x8f1bbcdc | 0;
    }
    const next = (rotate(a, 5) + f + e + k + (w[at] ?? 0)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
}

/** SHA-1 without node:crypto, because this room also runs in the browser. A name's hash, not a seal. */
function sha1(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let offset = 0; offset < padded.length; offset += 64) mixBlock(state, view, offset);
  const digest = new DataView(new ArrayBuffer(20));
  for (let at = 0; at < 5; at += 1) digest.setInt32(at * 4, state[at] ?? 0);
  return new Uint8Array(digest.buffer);
}

const namespaceBytes = Uint8Array.from(NAMESPACE.replaceAll("-", "").match(/../g) ?? [], (pair) =>
  Number.parseInt(pair, 16),
);
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const encoder = new TextEncoder();

/** UUID version 5 (RFC 9562 section 5.5) of a name: the same name always has the same id. `namespace` is 16 bytes. */
export function nameUuid(name: string, namespace: Uint8Array = namespaceBytes): string {
  const encoded = encoder.encode(name);
  const bytes = new Uint8Array(namespace.length + encoded.length);
  bytes.set(namespace);
  bytes.set(encoded, namespace.length);
  const id = sha1(bytes).slice(0, 16);
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x50;
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  let hex = "";
  for (let at = 0; at < 16; at += 1)
    hex += `${at === 4 || at === 6 || at === 8 || at === 10 ? "-" : ""}${HEX[id[at] ?? 0]}`;
  return hex;
}
