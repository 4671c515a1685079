import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** A file that lies in the watched folder; `path` is under it. */
export type DroppedFile = { path: string; size: number; modifiedMs: number };

/** Where files go when they are over. */
export const doneFolder = "done";
export const failedFolder = "failed";

/** Names that programs give to what they are still writing, and what is hidden. */
const unfinished = /^\.|\.(part|partial|tmp|temp|filepart|crdownload)$/i;

/** The files in a folder and those below it, without what is over, hidden, or named as being written. */
export async function scanFolder(folder: string): Promise<DroppedFile[]> {
  const found: DroppedFile[] = [];
  const look = async (under: string) => {
    const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(gone([]));
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, "en"))) {
      const path = join(under, entry.name);
      if (unfinished.test(entry.name)) continue;
      if (entry.isDirectory() && path !== doneFolder && path !== failedFolder) await look(path);
      if (!entry.isFile()) continue;
      const state = await stat(join(folder, path)).catch(gone(null));
      if (state !== null) found.push({ path, size: state.size, modifiedMs: state.mtimeMs });
    }
  };
  await look("");
  return found;
}

/** Whoever drops files also takes some away again. */
const gone =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return instead;
    throw error;
  };
