import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ListedObject } from "./object-store.ts";

/** The objects of a file store in the order of their names, those after `after`. What is still coming in is none of them. */
export async function* listFiles(folder: string, after = ""): AsyncGenerator<ListedObject> {
  for (const first of await namesIn(folder, /^[0-9a-f]{2}$/)) {
    if (first < after.slice(0, 2)) continue;
    for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/)) {
      if (first + second < after.slice(0, 4)) continue;
      for (const sha256 of await namesIn(join(folder, first, second), /^[0-9a-f]{64}$/)) {
        if (sha256 <= after) continue;
        const found = await orNull(stat(join(folder, first, second, sha256)));
        if (found !== null) yield { sha256, size: found.size, modified: found.mtime };
      }
    }
  }
}

async function namesIn(folder: string, like: RegExp): Promise<string[]> {
  const names = (await orNull(readdir(folder))) ?? [];
  return names.filter((name) => like.test(name)).sort();
}

/** What is taken away while it is listed is not there. */
async function orNull<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
