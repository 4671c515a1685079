import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { Refusal } from "#contract/refusals.ts";
import { listFiles } from "./list-files.ts";
import { type ObjectStore, type StoredObject, WrongBytes } from "./object-store.ts";
import { forgetOpenFile, readOpenFile } from "./open-files.ts";

/** With less room than this for a file or two, whoever balances the load should send nothing here. */
const leastRoom = 256 * 1024 ** 2;
/** A file that nobody has written to for so long is of an upload that ended. */
const abandonedAfter = 3600_000;

/**
 * An object store in a folder: `ab/cd/<sha256>`, written aside, synced, then renamed into place. Several processes may work on one
 * folder: what another is just writing stays.
 */
export async function openFileStore(folder: string): Promise<ObjectStore> {
  const incoming = join(folder, "incoming");
  await mkdir(incoming, { recursive: true });
  // What a killed server left half-written was never acknowledged.
  await sweep(incoming, new Date(Date.now() - abandonedAfter));
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    put: (source, limit) => put(incoming, pathOf, source, { limit: limit ?? Number.POSITIVE_INFINITY, expected: null }),
    replace: (sha256, source) => put(incoming, pathOf, source, { limit: Number.POSITIVE_INFINITY, expected: sha256 }),
    has: (sha256) => exists(pathOf(sha256)),
    read: (sha256) => orMissing(readFile(pathOf(sha256)), sha256),
    readRange: (sha256, offset, length) => orMissing(readOpenFile(pathOf(sha256), offset, length), sha256),
    stream: (sha256) => orMissing(openStream(pathOf(sha256)), sha256),
    remove: (sha256) => remove(pathOf(sha256)),
    list: (after) => listFiles(folder, after),
    sweep: (before) => sweep(incoming, before),
    ready: () =>
      hasRoom(incoming).then(
        (room) => room,
        () => false,
      ),
  };
}

type Wanted = { limit: number; expected: string | null };

async function put(
  incoming: string,
  pathOf: (sha256: string) => string,
  source: Uint8Array | AsyncIterable<Uint8Array>,
  { limit, expected }: Wanted,
): Promise<StoredObject> {
  const aside = join(incoming, randomUUID());
  try {
    const stored = await writeAside(aside, source, limit);
    const path = pathOf(stored.sha256);
    if (expected !== null && stored.sha256 !== expected) throw new WrongBytes(expected);
    if (expected === null && (await sizeOf(path)) === stored.size) await rm(aside);
    else await moveIntoPlace(aside, path);
    return stored;
  } catch (error) {
    await rm(aside, { force: true });
    if (isCode(error, "ENOSPC") || isCode(error, "EDQUOT")) throw new Refusal("storage-full");
    throw error;
  }
}

async function writeAside(path: string, source: Uint8Array | AsyncIterable<Uint8Array>, limit: number) {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o640);
  try {
    for await (const chunk of source instanceof Uint8Array ? [source] : source) {
      size += chunk.length;
      if (size > limit) throw new Refusal("too-large", `more than ${limit} bytes`);
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.datasync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), size };
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.length) written += (await file.write(chunk, written)).bytesWritten;
}

/** The rename is durable only when the folder is synced too, and a new folder only when its parent is. */
async function moveIntoPlace(aside: string, path: string): Promise<void> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true });
  await rename(aside, path);
  forgetOpenFile(path);
  await syncFolder(folder);
  if (made === undefined) return;
  for (let parent = dirname(folder); parent.length >= dirname(made).length; parent = dirname(parent)) {
    await syncFolder(parent);
    if (parent === dirname(parent)) return;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openStream(path: string): Promise<Readable> {
  await stat(path);
  return createReadStream(path, { highWaterMark: 1 << 20 });
}

async function orMissing<T>(reading: Promise<T>, sha256: string): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isCode(error, "ENOENT")) throw new Refusal("failed", `stored object ${sha256.slice(0, 12)} is missing`);
    throw error;
  }
}

/** Gone for good is only what is gone from the folder on the disk. */
async function remove(path: string): Promise<void> {
  try {
    await rm(path);
    forgetOpenFile(path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
}

async function sweep(incoming: string, before: Date): Promise<number> {
  let swept = 0;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null);
    if (found === null || found.mtime >= before) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}

async function hasRoom(incoming: string): Promise<boolean> {
  await access(incoming, constants.W_OK);
  const { bavail, bsize } = await statfs(incoming);
  return bavail * bsize > leastRoom;
}

async function sizeOf(path: string): Promise<number | null> {
  return await stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

async function exists(path: string): Promise<boolean> {
  return (await sizeOf(path)) !== null;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
