import { createReadStream } from "node:fs";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { Readable } from "node:stream";
import type { IncomingFile } from "#commands/images/received-file.ts";
import { isDiscFile, walkDiscFile } from "#commands/images/walk-disc-file.ts";
import { isZipStart, walkZip } from "./walk-zip.ts";

/** A file that could not even be opened. */
export type Unreadable = { name: string; reason: string };

/**
 * The files under a path, as they would come from a disc: folders are gone through, ZIP archives and disc images opened. The content of
 * each must be read before the next is asked for.
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
  let kind: "zip" | "disc" | "file";
  try {
    kind = await kindOf(path);
  } catch (error) {
    unreadable({ name, reason: error instanceof Error ? error.message : String(error) });
    return;
  }
  if (kind === "zip") yield* walkZip(path, name, unreadable);
  else if (kind === "disc") yield* walkDisc(path, name, unreadable);
  else yield { name, content: createReadStream(path, { highWaterMark: 1 << 20 }) };
}

/** By its first bytes, whatever its name is. */
async function kindOf(path: string): Promise<"zip" | "disc" | "file"> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (isZipStart(buffer.subarray(0, bytesRead))) return "zip";
    return (await isDiscFile(file)) ? "disc" : "file";
  } finally {
    await file.close();
  }
}

async function* walkDisc(
  path: string,
  name: string,
  unreadable: (file: Unreadable) => void,
): AsyncGenerator<IncomingFile> {
  const disc = await open(path, "r");
  try {
    for await (const file of walkDiscFile(disc, (reason) => unreadable({ name, reason })))
      yield {
        name: `${name}/${file.path}`,
        content: Readable.from(piecesOf(disc, file.pieces), { objectMode: false }),
      };
  } finally {
    await disc.close();
  }
}

const chunkBytes = 1 << 20;

async function* piecesOf(disc: FileHandle, pieces: readonly { offset: number; length: number }[]) {
  for (const { offset, length } of pieces) {
    for (let done = 0; done < length; ) {
      const wanted = Math.min(chunkBytes, length - done);
      const { bytesRead, buffer } = await disc.read(Buffer.alloc(wanted), 0, wanted, offset + done);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      done += bytesRead;
    }
  }
}
