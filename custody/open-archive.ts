import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { bundlePath, chainPath, guidePath, manifestPath } from "./bundle-manifest.ts";
import { zipOf } from "./stored-zip.ts";
import type { BundleLimits, BundleProblem } from "./verify-bundle.ts";

/** An entry of the archive as it is, hashed; the short ones that say what the rest is are kept as text. */
export type ArchiveEntry = { path: string; size: number; sha256: string; text: string | null };

export type Archive = {
  entries: ArchiveEntry[];
  problems: BundleProblem[];
  /** Compares the bytes around the files with what the writer would have written. */
  checkLayout: () => Promise<BundleProblem[]>;
  close: () => void;
};

const kept = new Set([manifestPath, guidePath, chainPath]);

/** Reads a whole archive once, streaming; whatever is wrong with it as a ZIP is a problem, not an exception. */
export async function openArchive(path: string, limits: BundleLimits): Promise<Archive> {
  await access(path);
  const entries: ArchiveEntry[] = [];
  const raw: Entry[] = [];
  const problems: BundleProblem[] = [];
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (error) {
    problems.push(archiveProblem(`The file cannot be opened as a ZIP archive: ${messageOf(error)}`));
    return { entries, problems, checkLayout: async () => [], close: () => undefined };
  }
  try {
    if (zip.entryCount > limits.entries)
      throw new Error(`it claims ${zip.entryCount} files, more than ${limits.entries}`);
    for await (const entry of zip.eachEntry()) {
      raw.push(entry);
      entries.push(await readEntry(zip, entry, limits));
    }
  } catch (error) {
    const where = raw.length > entries.length ? ` at "${raw.at(-1)?.fileName}"` : ` after ${entries.length} files`;
    problems.push(
      archiveProblem(`The archive cannot be read${where}: ${messageOf(error)}`, raw[entries.length]?.fileName),
    );
  }
  const checkLayout = async () => (problems.length > 0 ? [] : await layoutProblems(path, zip, raw));
  return { entries, problems, checkLayout, close: () => zip.close() };
}

async function readEntry(zip: ZipFile, entry: Entry, limits: BundleLimits): Promise<ArchiveEntry> {
  const { fileName: path, uncompressedSize: size } = entry;
  if (!bundlePath.safeParse(path).success) throw new Error("a file in it has a name that no bundle gives");
  if (entry.compressionMethod !== 0 || entry.isEncrypted()) throw new Error("its files must be stored as they are");
  if (size > zip.fileSize) throw new Error(`a file of ${size} bytes does not fit in an archive of ${zip.fileSize}`);
  const keep = kept.has(path) ? [] : null;
  if (keep !== null && size > limits.listBytes) throw new Error(`it is longer than ${limits.listBytes} bytes`);
  const { sha256, bytes } = await hashStream(await zip.openReadStreamPromise(entry), keep);
  return { path, size, sha256, text: bytes === null ? null : bytes.toString("utf8") };
}

async function hashStream(stream: Readable, keep: Buffer[] | null) {
  const hash = createHash("sha256");
  for await (const chunk of stream) {
    hash.update(chunk);
    keep?.push(chunk);
  }
  return { sha256: hash.digest("hex"), bytes: keep === null ? null : Buffer.concat(keep) };
}

/**
 * A ZIP holds bytes beside its files (names twice, sizes, checksums, dates, comments) that a hash of the files does not cover.
 * Since a bundle follows from its files alone, it is written anew and compared byte by byte.
 */
async function layoutProblems(path: string, zip: ZipFile, raw: readonly Entry[]): Promise<BundleProblem[]> {
  const anew = zipOf(
    raw.map((entry) => ({
      path: entry.fileName,
      size: entry.uncompressedSize,
      open: () => zip.openReadStreamPromise(entry),
    })),
  );
  const offset = await firstDifference(createReadStream(path), anew);
  if (offset === null) return [];
  const before = raw.filter(({ relativeOffsetOfLocalHeader }) => relativeOffsetOfLocalHeader <= offset).at(-1);
  const last = raw.at(-1);
  const inFiles = last !== undefined && offset < last.relativeOffsetOfLocalHeader + 30 + last.fileNameLength;
  const where =
    inFiles && before !== undefined ? `beside the file "${before.fileName}"` : "in the directory at its end";
  const message = `The archive was changed at byte ${offset}, ${where}: not in what a file holds, but in how it is stored.`;
  return [archiveProblem(message, inFiles ? before?.fileName : undefined)];
}

/** Offset of the first byte in which two streams differ (or one ends); null when they are the same. */
async function firstDifference(one: Readable, other: Readable): Promise<number | null> {
  // What is still being opened when the comparison has ended may fail then; nobody waits for it any more.
  other.on("error", () => undefined);
  const others: AsyncIterator<Buffer> = other[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  try {
    for await (const chunk of one) {
      let left: Buffer = chunk;
      while (left.length > 0) {
        if (rest.length === 0) {
          const next = await others.next();
          if (next.done === true) return offset;
          rest = next.value;
        }
        const length = Math.min(left.length, rest.length);
        if (left.compare(rest, 0, length, 0, length) !== 0) return offset + unequalAt(left, rest, length);
        left = left.subarray(length);
        rest = rest.subarray(length);
        offset += length;
      }
    }
    return rest.length > 0 || (await others.next()).done !== true ? offset : null;
  } finally {
    one.destroy();
    other.destroy();
  }
}

function unequalAt(a: Buffer, b: Buffer, length: number): number {
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return at;
  return length;
}

function archiveProblem(message: string, path: string | undefined = undefined): BundleProblem {
  return { kind: "archive", path: path ?? null, sequence: null, message };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
