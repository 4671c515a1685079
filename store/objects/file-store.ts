import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, type FileHandle, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { Refusal } from "#contract/refusals.ts";
import type { ObjectStore, StoredObject } from "./object-store.ts";

/**
 * An object store in a folder: `ab/cd/<sha256>`, written aside, synced, then renamed into place.
 * @param beside another process may be working on the folder (a command beside the service): what it is just writing stays
 */
export async function openFileStore(folder: string, { beside = false } = {}): Promise<ObjectStore> {
  const incoming = join(folder, "incoming");
  // What a killed server left half-written was never acknowledged.
  if (!beside) await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    put: (source, limit) => put(incoming, pathOf, source, limit ?? Number.POSITIVE_INFINITY),
    has: (sha256) => exists(pathOf(sha256)),
    read: (sha256) => orMissing(readFile(pathOf(sha256)), sha256),
    readRange: (sha256, offset, length) => orMissing(readRange(pathOf(sha256), offset, length), sha256),
    stream: (sha256) => orMissing(openStream(pathOf(sha256)), sha256),
    ready: () =>
      access(incoming, constants.W_OK).then(
        () => true,
        () => false,
      ),
  };
}

async function put(
  incoming: string,
  pathOf: (sha256: string) => string,
  source: Uint8Array | AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredObject> {
  const aside = join(incoming, randomUUID());
  try {
    const stored = await writeAside(aside, source, limit);
    const path = pathOf(stored.sha256);
    if (await exists(path)) await rm(aside);
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

async function readRange(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, (await file.stat()).size - offset)));
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await file.read(bytes, read, bytes.length - read, offset + read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await file.close();
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

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
