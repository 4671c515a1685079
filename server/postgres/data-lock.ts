import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";

/** The process that holds a data folder: the start time tells it from a later process with the same number. */
type Holder = { pid: number; started: string };

/** Another process works on this data folder. */
export class DataInUseError extends Error {
  readonly pid: number;
  constructor(path: string, pid: number) {
    super(
      `Overread is running on this data already, as process ${pid}. Stop that one first, or start this one with another folder (--data).` +
        ` The lock is ${path}.`,
    );
    this.name = "DataInUseError";
    this.pid = pid;
  }
}

/** Field 22 of /proc/PID/stat (proc(5)), counted behind the name, which may hold spaces and brackets. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended, though its parent has not asked for it yet.
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
}

function parseHolder(text: string | null): Holder | null {
  const [pid, started] = (text ?? "").split("\n");
  return pid && started && Number.isInteger(Number(pid)) ? { pid: Number(pid), started } : null;
}

async function livingHolder(text: string | null): Promise<number | null> {
  const holder = parseHolder(text);
  return holder !== null && (await startOf(holder.pid)) === holder.started ? holder.pid : null;
}

/** The process that holds the lock and lives, or null. */
export async function findHolder(path: string): Promise<number | null> {
  return livingHolder(await readText(path));
}

/** Moves a dead process's lock aside; puts it back if somebody living took it between our look and our move. */
async function clearStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readText(aside)) !== stale) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

/**
 * Takes the lock of a data folder for this process. A lock left behind by a process that is gone is taken over.
 * @returns gives the lock back
 * @throws DataInUseError when a living process holds it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const mine = `${process.pid}\n${(await startOf(process.pid)) ?? "unknown"}\n${randomUUID()}\n`;
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o644 });
  try {
    for (;;) {
      try {
        // A link appears whole or fails: nobody can read a lock that is half written.
        await link(draft, path);
        break;
      } catch (error) {
        const text = await readText(path);
        if (text === null) {
          if (error instanceof Error && "code" in error && error.code === "EEXIST") continue;
          throw error;
        }
        const pid = await livingHolder(text);
        if (pid !== null) throw new DataInUseError(path, pid);
        await clearStale(path, text);
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    if ((await readText(path)) === mine) await rm(path, { force: true });
  };
}
