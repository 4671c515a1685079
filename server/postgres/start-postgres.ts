import type { ChildProcess } from "node:child_process";
import { chmod, chown, mkdir, realpath, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { appRole } from "#store/app-role.ts";
import { findHolder, takeLock } from "./data-lock.ts";
import { initCluster, ownerRole } from "./init-cluster.ts";
import { chooseOsUser, type OsUser } from "./os-user.ts";
import { placeProgram } from "./place-program.ts";
import { type PostgresPlace, startProcess, stopProcess } from "./postgres-process.ts";
import { readPostmaster, stopOrphan } from "./postmaster-file.ts";
import { chooseRunner } from "./run-as.ts";
import { makeSocketFolder } from "./socket-folder.ts";

export type PostgresOptions = {
  /** The service's data folder; the database lies in its `postgres/`. */
  dataDir: string;
  /** Settings of postgresql.conf, over our own. */
  settings?: Readonly<Record<string, string>>;
  /** Told in a sentence what an administrator should know: an orphan ended, Postgres started again. */
  note?: (sentence: string) => void;
};

export type Postgres = {
  /** Connects as the superuser that owns the schema: migrations and backup only. */
  ownerUrl: string;
  /** Connects as the role that row-level security holds for. */
  appUrl: string;
  /** Where the cluster lies, for the backup. */
  cluster: string;
  stop(): Promise<void>;
  /** A Postgres of an earlier start was still running and was ended first. */
  orphanStopped: boolean;
};

export const databaseName = "overread";

const largestLog = 10 * 1024 * 1024;

/** For a database on a socket in a folder. */
export function socketUrl(role: string, socketFolder: string, database: string = databaseName): string {
  return `postgresql://${role}@/${database}?host=${encodeURIComponent(socketFolder)}`;
}

async function makeFolders(dataDir: string): Promise<{ folder: string; user: OsUser | null }> {
  const asRoot = process.getuid?.() === 0;
  // The user of Postgres must pass through our own folder, but has no business in listing it.
  await mkdir(dataDir, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
  const { uid, mode } = await stat(dataDir);
  if (asRoot && uid === 0 && (mode & 0o001) === 0) await chmod(dataDir, (mode & 0o777) | 0o011);
  const folder = join(await realpath(dataDir), "postgres");
  const user = await chooseOsUser(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== null) await chown(folder, user.uid, user.gid);
  return { folder, user };
}

async function setAsideLog(logPath: string): Promise<void> {
  const size = await stat(logPath).then(
    (found) => found.size,
    () => 0,
  );
  if (size > largestLog) await rename(logPath, `${logPath}.1`);
}

async function ensureDatabase(socketFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: socketUrl(ownerRole, socketFolder, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** Starts Postgres again whenever it ends without being asked to, a little later each time. */
function supervise(place: PostgresPlace, first: ChildProcess, note: (sentence: string) => void): () => Promise<void> {
  let child: ChildProcess = first;
  let stopping = false;
  let starting: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    for (let pause = 50; !stopping; pause = Math.min(pause * 2, 10_000)) {
      await sleep(pause);
      if (stopping) return;
      try {
        await stopOrphan(place.cluster);
        child = await startProcess(place);
        watch(child);
        note("Postgres was started again.");
        return;
      } catch (error) {
        note(String(error));
      }
    }
  };
  const watch = (watched: ChildProcess): void => {
    const onEnd = () => {
      if (stopping) return;
      note(`Postgres ended unexpectedly (${watched.signalCode ?? watched.exitCode}).`);
      starting = restart();
    };
    watched.once("exit", onEnd);
    if (watched.exitCode !== null || watched.signalCode !== null) {
      watched.off("exit", onEnd);
      onEnd();
    }
  };
  watch(first);
  return async () => {
    stopping = true;
    await starting;
    await stopProcess(child);
  };
}

/**
 * Starts the embedded PostgreSQL on a data folder, as another user when we are root, and keeps it running until `stop`.
 * What an earlier process left after kill -9 (a running Postgres, a stale pid file, a half-made cluster) is cleared away first.
 * @throws DataInUseError when a living process works on the folder; WrongUserError, UnreachableDataError, NoEmbeddedPostgresError,
 *   OtherMajorVersionError and PostgresFailedError, each with a sentence on what to do
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const note = options.note ?? (() => {});
  const { folder, user } = await makeFolders(options.dataDir);
  const release = await takeLock(join(folder, "lock"));
  try {
    const runner = await chooseRunner(user, join(folder, "cluster"));
    const program = await placeProgram(user, runner.capability === null ? join(folder, "program") : null);
    const orphanStopped = await stopOrphan(join(folder, "cluster"));
    if (orphanStopped) note("A Postgres of an earlier start was still running; it was ended in order.");
    const cluster = await initCluster(runner, program, folder);
    const socket = await makeSocketFolder(folder, user);
    const logPath = join(folder, "postgres.log");
    await setAsideLog(logPath);
    const place = { runner, program, cluster, socketFolder: socket.path, logPath, settings: options.settings ?? {} };
    const stopServing = supervise(place, await startProcess(place), note);
    const stop = async (): Promise<void> => {
      await stopServing();
      await socket.remove();
      await release();
    };
    try {
      await ensureDatabase(socket.path);
    } catch (error) {
      await stop();
      throw error;
    }
    let stopped: Promise<void> | null = null;
    return {
      ownerUrl: socketUrl(ownerRole, socket.path),
      appUrl: socketUrl(appRole, socket.path),
      cluster,
      orphanStopped,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * For a command beside a running service: its addresses, or null when no service runs on this folder.
 */
export async function findRunningPostgres(
  dataDir: string,
): Promise<Pick<Postgres, "ownerUrl" | "appUrl" | "cluster"> | null> {
  const folder = join(dataDir, "postgres");
  if ((await findHolder(join(folder, "lock"))) === null) return null;
  const cluster = join(folder, "cluster");
  const postmaster = await readPostmaster(cluster);
  if (postmaster?.ready !== true) return null;
  return {
    ownerUrl: socketUrl(ownerRole, postmaster.socketFolder),
    appUrl: socketUrl(appRole, postmaster.socketFolder),
    cluster,
  };
}
