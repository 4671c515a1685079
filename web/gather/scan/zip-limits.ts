import { type LocalRefusal, largestFile } from "./scanned.ts";

export type ZipEntryFacts = {
  filename: string;
  directory: boolean;
  encrypted: boolean;
  compressedSize: number;
  uncompressedSize: number;
};

export const zipLimits = {
  entries: 20_000,
  /** Bytes of everything in it, unpacked. A CD holds 0.7 GB, a DVD 4.7 GB. */
  total: 20 * 1024 ** 3,
  /** Bytes of one file in it, unpacked: more than this no service takes. */
  entry: largestFile,
  /** Images pack to a tenth at best; empty background to a hundredth. */
  ratio: 250,
  /** A whole disc full of nothing but background does not exist: an archive of this size packs no better than the ratio beside it. */
  discFrom: 1024 ** 3,
  discRatio: 100,
  /** Below this many unpacked bytes a high ratio does no harm. */
  ratioFrom: 16 * 1024 ** 2,
} as const;

/** Why the whole archive is refused before anything is unpacked, or null. Judged by its directory; the unpacking checks the truth of it. */
export function refuseZip(entries: readonly ZipEntryFacts[], limits = zipLimits): LocalRefusal | null {
  if (entries.length > limits.entries) return "zip-too-many";
  let packed = 0;
  let unpacked = 0;
  for (const each of entries) {
    packed += each.compressedSize;
    unpacked += each.uncompressedSize;
  }
  if (unpacked > limits.total) return "zip-bomb";
  const ratio = unpacked > limits.discFrom ? limits.discRatio : limits.ratio;
  return unpacked > limits.ratioFrom && unpacked > packed * ratio ? "zip-bomb" : null;
}

/** A name that would lead out of its folder, or that holds control characters. */
export const isUnsafeName = (name: string): boolean =>
  name.startsWith("/") ||
  name.startsWith("\\") ||
  /^[a-z]:/i.test(name) ||
  name.split(/[\\/]/).includes("..") ||
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f]/.test(name);

/** Why one entry is refused, or null. */
export function refuseEntry(entry: ZipEntryFacts, limits = zipLimits): LocalRefusal | null {
  if (isUnsafeName(entry.filename)) return "unsafe-name";
  if (entry.encrypted) return "zip-encrypted";
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > limits.entry) return "too-large";
  return uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio ? "zip-bomb" : null;
}
