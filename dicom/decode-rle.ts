import type { PixelFormat } from "./decode-frame.ts";
import { DicomRefused } from "./refused.ts";

/** One PackBits segment into every `step`-th byte of `target` from `first` on, PS3.5 section G.3.2. */
function unpackSegment(bytes: Uint8Array, target: Uint8Array, first: number, step: number, count: number): void {
  let at = 0;
  let written = 0;
  while (at < bytes.length && written < count) {
    const head = bytes[at] ?? 0;
    at += 1;
    if (head === 128) continue;
    const literal = head < 128;
    const run = literal ? head + 1 : 257 - head;
    for (let i = 0; i < run && written < count; i++) {
      target[first + written * step] = bytes[literal ? at + i : at] ?? 0;
      written += 1;
    }
    at += literal ? run : 1;
  }
  if (written < count) throw new DicomRefused("truncated", "an RLE segment is too short");
}

/**
 * Decodes an RLE frame, PS3.5 annex G, into interleaved little endian samples. Throws DicomRefused where the segments do not
 * fit the image.
 */
export function decodeRle(frame: Uint8Array, format: PixelFormat): Uint8Array {
  const { rows, columns, samples } = format;
  const size = format.bitsAllocated / 8;
  if (frame.length < 64 || size < 1) throw new DicomRefused("not-displayable", "no RLE header");
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const segments = view.getUint32(0, true);
  if (segments !== samples * size || segments > 15)
    throw new DicomRefused("not-displayable", `${segments} RLE segments`);
  const pixels = rows * columns;
  const target = new Uint8Array(pixels * samples * size);
  for (let segment = 0; segment < segments; segment++) {
    const from = view.getUint32(4 + segment * 4, true);
    const to = segment + 1 < segments ? view.getUint32(8 + segment * 4, true) : frame.length;
    if (from < 64 || to < from || to > frame.length)
      throw new DicomRefused("not-displayable", "an RLE segment lies outside");
    // Segments go sample by sample, the most significant byte first.
    const sample = Math.floor(segment / size);
    const byte = size - 1 - (segment % size);
    unpackSegment(frame.subarray(from, to), target, sample * size + byte, samples * size, pixels);
  }
  return target;
}
