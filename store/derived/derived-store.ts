import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * What was made of stored images and can be made again: previews, frames in another encoding. Nothing here is evidence, nothing is
 * synced, and anything may be gone at the next look.
 */
export type DerivedStore = {
  /** The bytes under a name; null where they were never made or have been dropped. */
  read(name: string): Promise<Uint8Array | null>;
  has(name: string): Promise<boolean>;
  /** Keeps bytes as long as there is room. Never fails for want of it: then they are simply not kept. */
  keep(name: string, bytes: Uint8Array): Promise<void>;
  /** Drops all that was made of one object: everything under names that begin with its SHA-256 and a space. */
  forget(sha256: string): Promise<void>;
  /** Drops what was used least lately, until the budget is met and the disk has room again. */
  tidy(): Promise<void>;
};

export type DerivedLimits = {
  /** Bytes that derived objects may fill together; 0 keeps none. */
  budget: number;
  /** Bytes of the disk that stay free for what cannot be made again. */
  reserve: number;
};

const hour = 3600_000;
/** Dropping goes on to this part of the budget, so that not every object kept drops another. */
const downTo = 0.9;

/** Derived objects in a folder of files; what is there from before is counted first. */
export async function openDerivedStore(folder: string, limits: DerivedLimits): Promise<DerivedStore> {
  await mkdir(folder, { recursive: true });
  const pathOf = (name: string) => {
    const { place, begin } = placeOf(folder, name.split(" ", 1)[0] ?? "");
    return join(place, `${begin}${hashed(name)}`);
  };
  let total = (await list(folder)).reduce((sum, one) => sum + one.size, 0);
  let tidying: Promise<void> | null = null;
  const tidy = async () => {
    const free = await freeBytes(folder);
    const over = Math.max(total > limits.budget ? total - limits.budget * downTo : 0, limits.reserve - free);
    if (over <= 0) return;
    total -= await dropOldest(await list(folder), over);
  };
  const tidyOnce = () => {
    tidying ??= tidy().finally(() => {
      tidying = null;
    });
    return tidying;
  };
  return {
    read: (name) => readTouched(pathOf(name)),
    has: async (name) => (await stat(pathOf(name)).catch(() => null)) !== null,
    keep: async (name, bytes) => {
      if (bytes.length > limits.budget / 4) return;
      const written = await write(pathOf(name), bytes);
      if (!written) return await tidyOnce();
      total += bytes.length;
      if (total > limits.budget) await tidyOnce();
    },
    forget: (sha256) => forget(placeOf(folder, sha256)),
    tidy: tidyOnce,
  };
}

const hashed = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** What was made of one object lies in one folder under names that begin alike. */
function placeOf(folder: string, source: string): { place: string; begin: string } {
  const of = hashed(source);
  return { place: join(folder, of.slice(0, 2)), begin: `${of}.` };
}

async function forget({ place, begin }: { place: string; begin: string }): Promise<void> {
  const names = await readdir(place).catch(() => []);
  await Promise.all(
    names.filter((name) => name.startsWith(begin)).map((name) => rm(join(place, name), { force: true })),
  );
}

/** Reading tells when it was used last; an hour is exact enough, and spares the disk. */
async function readTouched(path: string): Promise<Uint8Array | null> {
  const file = await open(path, "r").catch(() => null);
  if (file === null) return null;
  try {
    const { mtimeMs } = await file.stat();
    const bytes = await file.readFile();
    const now = Date.now();
    if (now - mtimeMs > hour) await file.utimes(now / 1000, now / 1000).catch(() => undefined);
    return bytes;
  } finally {
    await file.close();
  }
}

/** Whole or not at all, but not synced: after a crash of the machine it is made again. False where there was no room. */
async function write(path: string, bytes: Uint8Array): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(aside, bytes, { mode: 0o640 });
    await rename(aside, path);
    return true;
  } catch {
    await rm(aside, { force: true }).catch(() => undefined);
    return false;
  }
}

type Kept = { path: string; size: number; used: number };

async function list(folder: string): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) continue;
    for (const name of await readdir(path)) {
      const found = await stat(join(path, name)).catch(() => null);
      if (found !== null) kept.push({ path: join(path, name), size: found.size, used: found.mtimeMs });
    }
  }
  return kept;
}

/** Gives the bytes that were freed. */
async function dropOldest(kept: Kept[], bytes: number): Promise<number> {
  let freed = 0;
  for (const one of kept.sort((a, b) => a.used - b.used)) {
    if (freed >= bytes) break;
    await rm(one.path, { force: true });
    freed += one.size;
  }
  return freed;
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
