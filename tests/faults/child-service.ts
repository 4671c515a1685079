import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { House } from "#commands/house.ts";
import { isAlive, readPostmaster } from "#server/postgres/postmaster-file.ts";
import { findRunningPostgres } from "#server/postgres/start-postgres.ts";
import { type Database, openDatabase } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { freePort } from "#tests/kit/free-port.ts";

const root = join(import.meta.dirname, "../..");
/** A restart on a busy machine, with its recovery, takes its time. */
const patience = 120_000;

/** The service as a process of its own, to be killed. */
export type ChildService = {
  url: string;
  dataDir: string;
  /** For people made beside the running service; it reconnects by itself after each start. */
  house: Pick<House, "database" | "clock">;
  start: () => Promise<void>;
  /** SIGKILL to the server alone: its Postgres is left an orphan, as after a crash. */
  killServer: () => Promise<void>;
  /** SIGKILL to Postgres alone, or to one of its backends; the service stays. */
  killPostgres: (which: "postmaster" | "backend") => Promise<void>;
  /** Until it answers that database and store are ready. */
  ready: () => Promise<void>;
  /** `overread <verb>` on its data. */
  cli: (...words: string[]) => Promise<{ code: number | null; out: string; err: string }>;
  stop: () => Promise<void>;
};

/** @example const service = await childService(); … afterAll(() => service.stop()); */
export async function childService(): Promise<ChildService> {
  const folder = await mkdtemp(join(tmpdir(), "overread-faults-"));
  const dataDir = join(folder, "data");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let database: Database | null = null;
  let said = "";
  const start = async () => {
    said = "";
    const begun = spawn(process.execPath, [
      join(root, "server/main.ts"),
      ...["--data", dataDir, "--port", String(port), "--host", "127.0.0.1"],
    ]);
    child = begun;
    for (const stream of [begun.stdout, begun.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk;
      });
    }
    await until(() => {
      if (begun.exitCode !== null) throw new Error(`The service did not start: ${said}`);
      return said.includes("Overread is ready");
    });
    await database?.destroy();
    const running = await findRunningPostgres(dataDir);
    if (running === null) throw new Error("the service runs without its Postgres");
    database = openDatabase(running.appUrl, 2);
  };
  const ready = () =>
    until(async () => {
      if (child?.exitCode !== null) throw new Error(`The service ended: ${said}`);
      return (await fetch(`${url}/readyz`).catch(() => null))?.status === 200;
    });
  const open = () => {
    if (database === null) throw new Error("the service was not started");
    return database;
  };
  return {
    url,
    dataDir,
    house: {
      get database() {
        return open();
      },
      clock: () => new Date(),
    },
    start,
    ready,
    killServer: async () => {
      if (child === null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    killPostgres: async (which) => {
      const postmaster = await readPostmaster(join(dataDir, "postgres", "cluster"));
      if (postmaster === null) throw new Error("no Postgres to kill");
      const pid = which === "postmaster" ? postmaster.pid : await busyBackend(open());
      process.kill(pid, "SIGKILL");
      await until(() => !isAlive(pid));
      await ready();
      await reconnected(open());
    },
    cli: async (...words) => {
      const verb = spawn(process.execPath, [join(root, "server/cli.ts"), ...words, "--data", dataDir]);
      const output = { out: "", err: "" };
      verb.stdout.on("data", (chunk) => {
        output.out += chunk;
      });
      verb.stderr.on("data", (chunk) => {
        output.err += chunk;
      });
      const [code] = await once(verb, "close");
      return { code, ...output };
    },
    stop: async () => {
      await database?.destroy();
      if (child !== null && child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patience; !(await isSo()); await sleep(25)) {
    if (Date.now() > end) throw new Error("it did not become so in time");
  }
}

/** A backend that works for the server, the busiest first. */
async function busyBackend(database: Database): Promise<number> {
  const found = await inScope(database, systemScope, (tx) =>
    sql<{ pid: number }>`SELECT pid FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND usename = current_user AND pid <> pg_backend_pid()
      ORDER BY (state <> 'idle') DESC NULLS LAST, query_start DESC LIMIT 1`.execute(tx),
  );
  const pid = found.rows[0]?.pid;
  if (pid === undefined) throw new Error("no backend to kill");
  return pid;
}

/** Our own connections were cut as well: the first query after it may fail. */
async function reconnected(database: Database): Promise<void> {
  await until(() =>
    inScope(database, systemScope, (tx) => tx.selectFrom("organisation").select("id").limit(1).execute()).then(
      () => true,
      () => false,
    ),
  );
}
