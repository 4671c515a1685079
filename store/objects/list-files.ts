import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** The objects of a file store: SHA-256 and path of each. What is still coming in is none of them. */
export async function* listFiles(folder: string): AsyncGenerator<{ sha256: string; path: string }> {
  for (const first of await namesIn(folder, /^[0-9a-f]{2}$/)) {
    for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/)) {
      for (const sha256 of await namesIn(join(folder, first, second), /^[0-9a-f]{64}$/)) {
        yield { sha256, path: join(folder, first, second, sha256) };
      }
    }
  }
}

async function namesIn(folder: string, like: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => like.test(name)).sort();
}
