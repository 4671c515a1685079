import { readFile, readlink, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What a running Postgres says of itself in postmaster.pid (PostgreSQL, src/include/utils/pidfile.h: one fact a line). */
export type Postmaster = { pid: number; socketFolder: string; ready: boolean };

/** @returns null where there is no file, or one that is not written out yet */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  let lines: string[];
  try {
    lines = (await readFile(join(cluster, "postmaster.pid"), "utf8")).split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, socketFolder: lines[4] ?? "", ready: (lines[7] ?? "").trim() === "ready" };
}

/** Is this process a Postgres on this very cluster? A postmaster works in its data folder. */
async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  try {
    const [name, folder] = await Promise.all([readFile(`/proc/${pid}/comm`, "utf8"), readlink(`/proc/${pid}/cwd`)]);
    return name.trim() === "postgres" && folder === (await realpath(cluster));
  } catch {
    return false;
  }
}

/** Signals 0 asks whether a process is there (kill(2)). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Waits for a process that is not our child to end. */
async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(20)) {
    if (!isAlive(pid)) return true;
  }
  return !isAlive(pid);
}

/** How Postgres is told to end, from orderly to at once, each with the time it gets (PostgreSQL, "Shutting Down the Server"). */
export const endings = [
  { signal: "SIGINT", milliseconds: 30_000 },
  { signal: "SIGQUIT", milliseconds: 5_000 },
  { signal: "SIGKILL", milliseconds: 5_000 },
] as const;

/**
 * Ends a Postgres that outlived the process which started it, and removes what a dead one left. Call with the data lock held.
 * @returns whether one was running
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const found = await readPostmaster(cluster);
  if (found === null) return false;
  if (!(await isPostmasterOf(found.pid, cluster))) {
    // The number belongs to nobody, or to a stranger, which alone would keep Postgres from starting.
    await rm(join(cluster, "postmaster.pid"), { force: true });
    return false;
  }
  for (const { signal, milliseconds } of endings) {
    try {
      process.kill(found.pid, signal);
    } catch {
      return true;
    }
    if (await waitForEnd(found.pid, milliseconds)) return true;
  }
  throw new Error(`The Postgres of an earlier start (process ${found.pid}) does not end. End it and start again.`);
}
