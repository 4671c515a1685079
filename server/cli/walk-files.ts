import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { IncomingFile } from "#commands/images/received-file.ts";
import { walkZip } from "./walk-zip.ts";

/** A file that could not even be opened. */
export type Unreadable = { name: string; reason: string };

/**
 * The files under a path, as they would come from a disc: folders are gone through, ZIP archives opened. The content of each must be
 * read before the next is asked for.
 * @param unreadable is told of what could not be opened; the rest goes on
 * @throws Error where the path itself is not there
 */
export async function* walkFiles(path: string, unreadable: (file: Unreadable) => void): AsyncGenerator<IncomingFile> {
  const found = await stat(path);
  if (found.isDirectory()) yield* walkFolder(path, path, unreadable);
  else yield* walkFile(path, basename(path), unreadable);
}

async function* walkFolder(
  root: string,
  folder: string,
  unreadable: (file: Unreadable) => void,
): AsyncGenerator<IncomingFile> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, "en"))) {
    const path = join(folder, entry.name);
    // A link may lead out of the folder or round in a circle; discs have none.
    if (entry.isDirectory()) yield* walkFolder(root, path, unreadable);
    else if (entry.isFile()) yield* walkFile(path, relative(root, path), unreadable);
    else unreadable({ name: relative(root, path), reason: "not a regular file" });
  }
}

async function* walkFile(
  path: string,
  name: string,
  unreadable: (file: Unreadable) => void,
): AsyncGenerator<IncomingFile> {
  let zipped: boolean;
  try {
    zipped = await isZip(path);
  } catch (error) {
    unreadable({ name, reason: error instanceof Error ? error.message : String(error) });
    return;
  }
  if (zipped) yield* walkZip(path, name, unreadable);
  else yield { name, content: createReadStream(path, { highWaterMark: 1 << 20 }) };
}

/** By its first bytes (APPNOTE 4.3.7), whatever its name is. */
async function isZip(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await file.close();
  }
}
