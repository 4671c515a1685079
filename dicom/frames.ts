import { joinBytes } from "./join-bytes.ts";
import { type DicomJson, number, text } from "./json.ts";
import { plainBytes } from "./plain-bytes.ts";
import { readMeta } from "./read-meta.ts";
import { DicomRefused } from "./refused.ts";
import type { PixelElement, Range } from "./scan-dataset.ts";
import type { TransferSyntax } from "./transfer-syntaxes.ts";

/**
 * Where each frame of a file lies. `frames[n - 1]` lists the byte ranges [offset, length] of frame n: one where native, one or
 * more fragments where encapsulated. Offsets count in the file, or where `deflated` in `inflatedFile(file)`. `startBits` is
 * null unless frames of single bits begin in mid-byte (PS3.5 section 8.1.1): then the first range holds that many foreign bits.
 */
export type FrameLocations = {
  encapsulated: boolean;
  deflated: boolean;
  frames: Array<Array<[number, number]>>;
  startBits: number[] | null;
};

/** The file with its data set inflated where its transfer syntax is deflated (PS3.5 section A.5), else the file itself. */
export function inflatedFile(file: Uint8Array): Uint8Array {
  let inflated = inflatedFiles.get(file);
  if (inflated === undefined) {
    inflated = readMeta(file).bytes;
    inflatedFiles.set(file, inflated);
  }
  return inflated;
}

/** Frame after frame of the same file is asked for; it is inflated once, and forgotten with the file. */
const inflatedFiles = new WeakMap<Uint8Array, Uint8Array>();

/** The bytes of "bulk:<offset>-<length>" as a BulkDataURI of `readInstance` names them; `file` as `inflatedFile` gives it. */
export function bulkBytes(file: Uint8Array, uri: string): Uint8Array {
  const match = /^bulk:(\d+)-(\d+)$/.exec(uri);
  const offset = Number(match?.[1] ?? Number.NaN);
  const length = Number(match?.[2] ?? Number.NaN);
  if (!(offset + length <= file.length)) throw new RangeError(`No such bulk data: ${uri.slice(0, 80)}`);
  return plainBytes(file).subarray(offset, offset + length);
}

/**
 * The bytes of one frame, 1 being the first: a view into the file where they lie together, a copy where they are in
 * fragments or begin in mid-byte. Throws RangeError where there is no such frame.
 */
export function frameBytes(file: Uint8Array, locations: FrameLocations, frameNumber: number): Uint8Array {
  const ranges = locations.frames[frameNumber - 1];
  if (ranges === undefined) throw new RangeError(`There is no frame ${frameNumber}`);
  const bytes = locations.deflated ? inflatedFile(file) : plainBytes(file);
  const parts = ranges.map(([offset, length]) => bytes.subarray(offset, offset + length));
  const startBit = locations.startBits?.[frameNumber - 1] ?? 0;
  const [first = new Uint8Array(0)] = parts;
  if (startBit !== 0) return shiftedBits(first, startBit);
  return parts.length === 1 ? first : joinBytes(parts);
}

/** Moves bits so that the frame begins with the lowest bit of its first byte. */
function shiftedBits(bytes: Uint8Array, startBit: number): Uint8Array {
  return bytes.map((byte, at) => (byte >> startBit) | ((bytes[at + 1] ?? 0) << (8 - startBit)));
}

/** What the image module says about one frame, PS3.3 section C.7.6.3. */
export type FrameShape = { rows: number; columns: number; samples: number; bitsAllocated: number; stated: number };

/** Reads the image module; throws DicomRefused where its numbers cannot be. Null where rows or columns are missing or zero. */
export function frameShape(json: DicomJson): FrameShape | null {
  for (const tag of ["00280002", "00280010", "00280011", "00280100"]) {
    const vr = json[tag]?.vr;
    if (vr !== undefined && vr !== "US") throw new DicomRefused("damaged", `(${tag}) is ${vr}, not US`);
  }
  const rows = number(json, "00280010") ?? 0;
  const columns = number(json, "00280011") ?? 0;
  const samples = number(json, "00280002") ?? 1;
  const bitsAllocated = number(json, "00280100") ?? 0;
  const frames = text(json, "00280008").trim();
  const stated = frames === "" ? 1 : Number(frames);
  if (rows === 0 || columns === 0) return null;
  if (bitsAllocated !== 1 && (bitsAllocated === 0 || bitsAllocated % 8 !== 0 || bitsAllocated > 64)) {
    throw new DicomRefused("damaged", `${bitsAllocated} bits allocated`);
  }
  if (samples < 1 || samples > 4) throw new DicomRefused("damaged", `${samples} samples per pixel`);
  return { rows, columns, samples, bitsAllocated, stated };
}

/** Length of a native frame in bits. Uncompressed YBR_FULL_422 shares its chroma between two pixels, PS3.3 section C.7.6.3.1.2. */
export function frameBits(shape: FrameShape, photometric: string): number {
  const samples = photometric === "YBR_FULL_422" && shape.samples === 3 ? 2 : shape.samples;
  return shape.rows * shape.columns * samples * shape.bitsAllocated;
}

const maximalFrames = 1_000_000;

function countFrames(stated: number, present: number, warnings: Set<string>): number {
  if (Number.isInteger(stated) && stated <= 0) throw new DicomRefused("damaged", `${stated} frames`);
  const known = Number.isInteger(stated);
  if (!known) warnings.add("The number of frames is not stated properly; the frames present were counted.");
  if (known && present < stated) warnings.add(`The file states ${stated} frames but holds ${present}.`);
  const count = known ? Math.min(stated, present) : present;
  if (count > maximalFrames) throw new DicomRefused("too-large", `${count} frames`);
  return count;
}

function locateNative(pixel: PixelElement, shape: FrameShape, json: DicomJson, warnings: Set<string>): FrameLocations {
  const bits = frameBits(shape, text(json, "00280004"));
  const [offset, length] = pixel.range;
  const present = Math.floor((length * 8) / bits);
  if (present === 0)
    throw new DicomRefused("truncated", `one frame needs ${Math.ceil(bits / 8)} bytes, there are ${length}`);
  const frames: FrameLocations["frames"] = [];
  const startBits: number[] = [];
  for (let n = 0, count = countFrames(shape.stated, present, warnings); n < count; n++) {
    const first = Math.floor((n * bits) / 8);
    startBits.push((n * bits) % 8);
    frames.push([[offset + first, Math.ceil(((n + 1) * bits) / 8) - first]]);
  }
  const shifted = startBits.some((bit) => bit !== 0);
  return { encapsulated: false, deflated: false, frames, startBits: shifted ? startBits : null };
}

/** Starting marks of the codestreams: JPEG and JPEG-LS SOI, JPEG 2000 SOC, JPEG 2000 box, JPEG XL. */
function beginsCodestream(bytes: Uint8Array, [offset]: Range): boolean {
  const first = bytes[offset] ?? 0;
  const second = bytes[offset + 1] ?? 0;
  if (first === 0xff) return second === 0xd8 || second === 0x4f || second === 0x0a;
  return first === 0 && second === 0 && bytes[offset + 4] === 0x6a;
}

type Group = Array<[number, number]>;

function grouped(fragments: readonly Range[], starts: (fragment: Range, index: number) => boolean): Group[] {
  const groups: Group[] = [];
  fragments.forEach(([offset, length], index) => {
    const last = groups.at(-1);
    if (last === undefined || starts([offset, length], index)) groups.push([[offset, length]]);
    else last.push([offset, length]);
  });
  return groups;
}

/** Offsets of the frames' first fragments from the Extended or the Basic Offset Table, PS3.5 section A.4; null where absent. */
function statedOffsets(bytes: Uint8Array, pixel: PixelElement, json: DicomJson): Set<number> | null {
  const extended = json["7FE00001"];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const base = pixel.offsetTable[0] + pixel.offsetTable[1];
  if (extended !== undefined) {
    const table = extended.BulkDataURI === undefined ? null : /^bulk:(\d+)-(\d+)$/.exec(extended.BulkDataURI);
    const inline =
      extended.InlineBinary === undefined ? null : Uint8Array.from(atob(extended.InlineBinary), (c) => c.charCodeAt(0));
    const source = table === null ? inline : bytes.subarray(Number(table[1]), Number(table[1]) + Number(table[2]));
    if (source !== null && source.length >= 8) {
      const offsets = new DataView(source.buffer, source.byteOffset, source.byteLength);
      const count = Math.floor(source.length / 8);
      return new Set(Array.from({ length: count }, (_, i) => base + Number(offsets.getBigUint64(i * 8, true)) + 8));
    }
  }
  const count = Math.floor(pixel.offsetTable[1] / 4);
  if (count === 0) return null;
  return new Set(
    Array.from({ length: count }, (_, i) => base + view.getUint32(pixel.offsetTable[0] + i * 4, true) + 8),
  );
}

function locateFragments(
  bytes: Uint8Array,
  pixel: PixelElement,
  shape: FrameShape,
  json: DicomJson,
  warnings: Set<string>,
): Group[] {
  const fragments = pixel.fragments ?? [];
  if (fragments.length === 0) throw new DicomRefused("damaged", "encapsulated pixel data without any fragment");
  if (shape.stated === 1) return [fragments.map(([offset, length]): [number, number] => [offset, length])];
  if (fragments.length === shape.stated) return fragments.map(([offset, length]) => [[offset, length]]);
  const offsets = statedOffsets(bytes, pixel, json);
  if (offsets !== null && offsets.size === shape.stated) {
    const groups = grouped(fragments, ([offset]) => offsets.has(offset));
    if (groups.length === shape.stated) return groups;
    warnings.add("The table of the frames' places is wrong; the frames were found by their own marks.");
  }
  return grouped(fragments, (fragment) => beginsCodestream(bytes, fragment));
}

/**
 * Where the frames of the pixel data lie; null where the object has no frames to show (no pixel data, no size, video).
 * Adds sentences to `warnings`; throws DicomRefused where less than one frame is there.
 */
export function locateFrames(
  bytes: Uint8Array,
  pixel: PixelElement | null,
  json: DicomJson,
  syntax: TransferSyntax,
  warnings: Set<string>,
): FrameLocations | null {
  if (pixel === null) return null;
  const shape = frameShape(json);
  if (shape === null || syntax.pixels === "video") return null;
  const deflated = syntax.layout === "deflated";
  if (pixel.fragments === null) return { ...locateNative(pixel, shape, json, warnings), deflated };
  const groups = locateFragments(bytes, pixel, shape, json, warnings);
  const count = countFrames(shape.stated, groups.length, warnings);
  return { encapsulated: true, deflated, frames: groups.slice(0, count), startBits: null };
}
