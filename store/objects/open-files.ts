import { close, fstat, open, read } from "node:fs";
import { promisify } from "node:util";
import { lendBytes } from "./buffers.ts";

const openFile = promisify(open);
const closeFile = promisify(close);
const sizeOfFile = promisify(fstat);

type OpenFile = {
  path: string;
  opened: Promise<{ fd: number; size: number }>;
  users: number;
  usedAt: number;
  openedAt: number;
};

const openMost = 512;
/** A file that nobody reads any more is closed soon: if it is deleted, its bytes are gone only then. */
const idleMost = 5_000;
/** One that was healed meanwhile is another file under the same name. */
const oldest = 30_000;

const files = new Map<string, OpenFile>();
let sweeping: NodeJS.Timeout | null = null;

/**
 * `length` bytes of a file from `offset`, fewer at its end. A file that is read again and again stays open between the readings.
 * @returns bytes that the caller may give back (buffers.ts)
 */
export async function readOpenFile(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = fileAt(path);
  file.users += 1;
  try {
    const { fd, size } = await file.opened;
    return await readFully(fd, offset, Math.max(0, Math.min(length, size - offset)));
  } finally {
    file.users -= 1;
    file.usedAt = performance.now();
    if (files.get(path) !== file) closeUnused(file);
  }
}

/** After a file was deleted or replaced: the next reading opens what is there then. */
export function forgetOpenFile(path: string): void {
  const file = files.get(path);
  if (file === undefined) return;
  files.delete(path);
  closeUnused(file);
}

function fileAt(path: string): OpenFile {
  const now = performance.now();
  const known = files.get(path);
  if (known !== undefined && now - known.openedAt < oldest) return known;
  if (known !== undefined) forgetOpenFile(path);
  const opened = openFile(path, "r").then(async (fd) => ({ fd, size: (await sizeOfFile(fd)).size }));
  const file: OpenFile = { path, opened, users: 0, usedAt: now, openedAt: now };
  opened.catch(() => {
    if (files.get(path) === file) files.delete(path);
  });
  files.set(path, file);
  if (files.size > openMost) {
    const [first] = files.keys();
    if (first !== undefined) forgetOpenFile(first);
  }
  sweeping ??= setInterval(sweep, idleMost / 2).unref();
  return file;
}

function sweep(): void {
  const now = performance.now();
  for (const file of files.values()) {
    if (now - file.usedAt > idleMost && file.users === 0) forgetOpenFile(file.path);
  }
  if (files.size > 0 || sweeping === null) return;
  clearInterval(sweeping);
  sweeping = null;
}

/** Called when the file is out of the map; who is still reading closes it at the end. */
function closeUnused(file: OpenFile): void {
  if (file.users > 0) return;
  file.users = Number.NEGATIVE_INFINITY;
  file.opened.then(({ fd }) => closeFile(fd)).catch(() => undefined);
}

function readFully(fd: number, offset: number, length: number): Promise<Uint8Array> {
  const bytes = lendBytes(length);
  return new Promise((resolve, reject) => {
    const more = (at: number) => {
      if (at === length) return resolve(bytes);
      read(fd, bytes, at, length - at, offset + at, (error, count) => {
        if (error !== null) reject(error);
        else if (count === 0) resolve(bytes.subarray(0, at));
        else more(at + count);
      });
    };
    more(0);
  });
}
