import { DiscRefused, walkDisc } from "./disc-image.ts";
import { frameBytes } from "./frames.ts";
import { joinBytes } from "./join-bytes.ts";
import { decodePng } from "./pictures/decode-png.ts";
import { decodeTiff } from "./pictures/decode-tiff.ts";
import { PictureRefused } from "./pictures/picture-refused.ts";
import { readJpeg } from "./pictures/read-jpeg.ts";
import { readMp4 } from "./pictures/read-mp4.ts";
import { readInstance } from "./read-instance.ts";
import { DicomRefused } from "./refused.ts";
import { rewriteFile } from "./rewrite-file.ts";
import { sampleDataset, sampleElements, sampleFile, sampleFragments, sampleHead } from "./sample-file.ts";

/** Numbers that repeat with their seed (mulberry32), so that a finding can be had again. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const extremes = [0, 1, 0x7f, 0x80, 0xff, 0xfffe, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xfffffffe, 0xffffffff];

/** A file with some faults in it: bytes changed, lengths made extreme, a piece cut, doubled or taken from elsewhere. */
export function mutated(file: Uint8Array, random: (below: number) => number): Uint8Array {
  let bytes: Uint8Array = file.slice();
  for (let faults = 1 + random(4); faults > 0; faults--) {
    if (bytes.length === 0) return bytes;
    // Headers stand at the front: most faults go there.
    const at = random(2) === 0 ? random(Math.min(bytes.length, 600)) : random(bytes.length);
    const length = Math.min(1 + random(64), bytes.length - at);
    switch (random(6)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
        break;
      case 1:
        bytes[at] = random(256);
        break;
      case 2:
        if (at + 4 <= bytes.length)
          new DataView(bytes.buffer, bytes.byteOffset).setUint32(
            at,
            extremes[random(extremes.length)] ?? 0,
            random(2) === 0,
          );
        break;
      case 3:
        bytes = bytes.slice(0, at);
        break;
      case 4:
        bytes = joinBytes([bytes.subarray(0, at + length), bytes.subarray(at)]);
        break;
      default:
        bytes = joinBytes([bytes.subarray(0, at), bytes.subarray(at + length)]);
    }
  }
  return bytes;
}

/** Own DICOM files of every layout, with what parsers stumble over: sequences, fragments, private and long elements. */
export function fuzzSeeds(): Uint8Array[] {
  const explicit = { explicit: true, little: true };
  const nested = sampleElements([
    {
      tag: "00081140",
      vr: "SQ",
      value: [[{ tag: "00081150", vr: "UI", value: "1.2" }], [{ tag: "00081155", vr: "UI", value: "1.3" }]],
    },
    { tag: "00091001", vr: "UN", value: new Uint8Array(40) },
    { tag: "00282010", vr: "OW", value: new Uint8Array(2000) },
  ]);
  const layouts = [
    ["1.2.840.10008.1.2.1", explicit],
    ["1.2.840.10008.1.2", { explicit: false, little: true }],
    ["1.2.840.10008.1.2.2", { explicit: true, little: false }],
  ] as const;
  const jpeg = sampleFragments([0], [Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), new Uint8Array(30)]);
  return [
    ...layouts.map(([uid, layout]) => joinBytes([sampleHead(uid), sampleDataset(nested, layout)])),
    sampleFile([jpeg], "1.2.840.10008.1.2.4.50"),
    sampleDataset(nested, explicit),
  ];
}

export type FuzzKind = "dicom" | "disc" | "jpeg" | "png" | "tiff" | "mp4";

/** What is tried with each input, by kind. They say no with a refusal; any other error is a finding. */
export const fuzzTargets: Record<FuzzKind, (bytes: Uint8Array) => Promise<void>> = {
  dicom: async (bytes) => {
    const { frameLocations } = readInstance(bytes);
    if (frameLocations !== null) frameBytes(bytes, frameLocations, frameLocations.frames.length);
    rewriteFile(bytes, (json) => json);
  },
  disc: async (bytes) => {
    const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
    for await (const { pieces } of walkDisc(read, bytes.length)) pieces.reduce((sum, piece) => sum + piece.length, 0);
  },
  jpeg: async (bytes) => void readJpeg(bytes),
  png: async (bytes) => void decodePng(bytes),
  tiff: async (bytes) => void decodeTiff(bytes),
  mp4: async (bytes) => void readMp4(bytes),
};

const isRefusal = (error: unknown): boolean =>
  error instanceof DicomRefused || error instanceof PictureRefused || error instanceof DiscRefused;

/** Gives what went wrong with an input and how long it took in milliseconds. */
export async function tryInput(kind: FuzzKind, bytes: Uint8Array): Promise<{ ms: number; fault: unknown }> {
  const began = performance.now();
  try {
    await fuzzTargets[kind](bytes);
    return { ms: performance.now() - began, fault: null };
  } catch (error) {
    return { ms: performance.now() - began, fault: isRefusal(error) ? null : error };
  }
}
