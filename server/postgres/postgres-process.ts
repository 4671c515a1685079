import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type FileHandle, open, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endings, readPostmaster, stopOrphan } from "./postmaster-file.ts";
import { type Runner, runAs } from "./run-as.ts";

export type PostgresPlace = {
  runner: Runner;
  program: string;
  cluster: string;
  socketFolder: string;
  logPath: string;
  settings: Readonly<Record<string, string>>;
};

/** What every start sets; postgresql.conf stays as initdb wrote it, so that an upgrade of the program upgrades the settings too. */
const ownSettings = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "100",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  log_line_prefix: "%m [%p] ",
  // Statements hold what patients wrote: the log names the error, not the text.
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
} as const;

/** Postgres ended, or never began; the message holds the last lines of its log. */
export class PostgresFailedError extends Error {
  constructor(logPath: string, said: string) {
    super(`Postgres did not start. It said:\n${said.trim()}\nThe whole log is ${logPath}.`);
    this.name = "PostgresFailedError";
  }
}

async function readFrom(log: FileHandle, start: number): Promise<string> {
  const { size } = await log.stat();
  const from = Math.max(start, size - 4000);
  const buffer = Buffer.alloc(Math.max(0, size - from));
  await log.read(buffer, 0, buffer.length, from);
  return buffer.toString("utf8");
}

/** After kill -9 of the postmaster its children need a moment to notice; until then their shared memory bars a new start. */
const notYet = /still in use|is still running|database system is shutting down/;
const patience = 15_000;

async function launch(place: PostgresPlace): Promise<{ child: ChildProcess; said: string | null }> {
  const log = await open(place.logPath, "a+", 0o600);
  try {
    const { size } = await stat(place.logPath);
    const settings = { ...ownSettings, ...place.settings, unix_socket_directories: place.socketFolder };
    const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = runAs(place.runner, join(place.program, "bin"), "postgres", ["-D", place.cluster, ...flags], log.fd);
    const failed = once(child, "error").then(([error]) => String(error));
    for (;;) {
      const news = await Promise.race([failed, sleep(15, null)]);
      if (news !== null) return { child, said: news };
      if (child.exitCode !== null || child.signalCode !== null) return { child, said: await readFrom(log, size) };
      const postmaster = await readPostmaster(place.cluster);
      if (postmaster?.pid === child.pid && postmaster?.ready === true) return { child, said: null };
    }
  } finally {
    await log.close();
  }
}

/**
 * Starts Postgres and waits until it takes connections, however long it recovers.
 * @throws PostgresFailedError
 */
export async function startProcess(place: PostgresPlace): Promise<ChildProcess> {
  for (const until = Date.now() + patience; ; await sleep(100)) {
    const { child, said } = await launch(place);
    if (said === null) return child;
    if (!notYet.test(said) || Date.now() > until) throw new PostgresFailedError(place.logPath, said);
    await stopOrphan(place.cluster);
  }
}

/** Ends Postgres in order; harder when it does not. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  for (const { signal, milliseconds } of endings) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const timeOver = new AbortController();
    await Promise.race([ended, sleep(milliseconds, null, { signal: timeOver.signal }).catch(() => null)]);
    timeOver.abort();
  }
}
