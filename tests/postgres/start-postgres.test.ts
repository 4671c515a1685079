import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataInUseError } from "#server/postgres/data-lock.ts";
import { initCluster } from "#server/postgres/init-cluster.ts";
import { chooseOsUser } from "#server/postgres/os-user.ts";
import { placeProgram } from "#server/postgres/place-program.ts";
import { isAlive, readPostmaster } from "#server/postgres/postmaster-file.ts";
import { chooseRunner } from "#server/postgres/run-as.ts";
import { findRunningPostgres, type Postgres, startPostgres } from "#server/postgres/start-postgres.ts";

const asRoot = process.getuid?.() === 0;
let dataDir = "";
const running: Postgres[] = [];
const holders: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "overread-supervisor-"));
});

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop();
  for (const holder of holders.splice(0)) holder.kill("SIGKILL");
  // Whatever a failed test left running.
  const left = await readPostmaster(join(dataDir, "postgres", "cluster"));
  if (left !== null && isAlive(left.pid)) process.kill(left.pid, "SIGQUIT");
  await rm(dataDir, { recursive: true, force: true });
});

async function start(note: (sentence: string) => void = () => {}): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir, note });
  running.push(postgres);
  return postgres;
}

/** Another process that starts Postgres on the data folder and holds it. */
async function startElsewhere(): Promise<{ process: ChildProcess; ownerUrl: string }> {
  const script = `
    import { startPostgres } from "#server/postgres/start-postgres.ts";
    const { ownerUrl } = await startPostgres({ dataDir: process.argv[1] });
    process.stdout.write(ownerUrl + "\\n");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, dataDir], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  holders.push(child);
  const [chunk] = await once(child.stdout, "data");
  return { process: child, ownerUrl: String(chunk).trim() };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const ask = (url: string, sql: string): Promise<unknown> =>
  withClient(url, async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0]);

async function postmasterPid(): Promise<number> {
  return (await readPostmaster(join(dataDir, "postgres", "cluster")))?.pid ?? 0;
}

/** Inserts numbers one by one until the database is gone; returns the last one that was acknowledged. */
async function insertUntilGone(url: string): Promise<number> {
  return withClient(url, async (client) => {
    for (let number = 1; ; number += 1) {
      try {
        await client.query("INSERT INTO counted (n) VALUES ($1)", [number]);
      } catch {
        return number - 1;
      }
    }
  });
}

describe("startPostgres", () => {
  it("starts from nothing, keeps what was written, and leaves nothing running", async () => {
    const first = await start();
    await withClient(first.ownerUrl, (client) => client.query("CREATE TABLE kept AS SELECT 'Müller ☤' AS name"));
    const pid = await postmasterPid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    const second = await start();
    expect(await ask(second.ownerUrl, "SELECT name FROM kept")).toBe("Müller ☤");
    expect(second.orphanStopped).toBe(false);
  });

  it("has checksums, listens nowhere, and sorts the same on every machine", async () => {
    const { ownerUrl } = await start();
    expect(await ask(ownerUrl, "SHOW data_checksums")).toBe("on");
    expect(await ask(ownerUrl, "SHOW listen_addresses")).toBe("");
    expect(await ask(ownerUrl, "SHOW fsync")).toBe("on");
    expect(
      await ask(ownerUrl, "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'overread'"),
    ).toBe("bC.UTF-8");
    const net = await readFile("/proc/net/unix", "utf8");
    expect(net).toContain(dataDir);
  });

  it.runIf(asRoot)("does not run as root, and lets nobody else to its socket or files", async () => {
    await start();
    const status = await readFile(`/proc/${await postmasterPid()}/status`, "utf8");
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe("0");
    for (const name of ["socket", "cluster"]) {
      expect((await stat(join(dataDir, "postgres", name))).mode & 0o077, name).toBe(0);
    }
  });

  it.runIf(asRoot)("serves data below a folder that is closed to others, without opening it", async () => {
    await chmod(dataDir, 0o700);
    const closed = dataDir;
    dataDir = join(closed, "deeper", "data");
    await mkdir(join(closed, "deeper"));
    const { ownerUrl } = await start();
    expect(await ask(ownerUrl, "SELECT 1 AS one")).toBe(1);
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
    const status = await readFile(`/proc/${await postmasterPid()}/status`, "utf8");
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe("0");
    for (const postgres of running.splice(0)) await postgres.stop();
    await rm(closed, { recursive: true });
  });

  it.runIf(asRoot)("runs even a program that lies below a closed folder", async () => {
    const user = await chooseOsUser(join(dataDir, "cluster"));
    const native = await placeProgram(null, null);
    const folder = join(dataDir, "below");
    await mkdir(folder);
    await cp(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
    await chmod(dataDir, 0o700);
    if (user === null) throw new Error("root needs another user for Postgres");
    await chown(folder, user.uid, user.gid);
    const runner = await chooseRunner(user, join(folder, "cluster"));
    expect(runner.capability).not.toBeNull();
    const cluster = await initCluster(runner, join(folder, "native"), folder);
    expect(await readFile(join(cluster, "PG_VERSION"), "utf8")).toBe("18\n");
  });

  it("finds a place for its socket when the data folder has a long name", async () => {
    const short = dataDir;
    dataDir = join(short, "a-long-name-of-a-folder".repeat(5));
    const { ownerUrl } = await start();
    expect(await ask(ownerUrl, "SELECT 1 AS one")).toBe(1);
    for (const postgres of running.splice(0)) await postgres.stop();
    await rm(short, { recursive: true });
  });
});

describe("faults", () => {
  it("starts Postgres again after kill -9 under load, and loses nothing that was acknowledged", async () => {
    const notes: string[] = [];
    const { ownerUrl } = await start((sentence) => notes.push(sentence));
    await withClient(ownerUrl, (client) => client.query("CREATE TABLE counted (n integer)"));
    const counting = insertUntilGone(ownerUrl);
    await sleep(300);
    process.kill(await postmasterPid(), "SIGKILL");
    const acknowledged = await counting;
    expect(acknowledged).toBeGreaterThan(10);
    for (const until = Date.now() + 20_000; !notes.includes("Postgres was started again."); await sleep(20)) {
      expect(Date.now(), notes.join()).toBeLessThan(until);
    }
    expect(await ask(ownerUrl, "SELECT max(n) FROM counted")).toBeGreaterThanOrEqual(acknowledged);
    expect(await ask(ownerUrl, "SELECT count(*)::int = max(n) FROM counted")).toBe(true);
    expect(notes[0]).toMatch(/ended unexpectedly \(SIGKILL\)/);
  });

  it("refuses a second process in a sentence that says what to do", async () => {
    const { process: other } = await startElsewhere();
    const refusal = await startPostgres({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DataInUseError);
    expect(String(refusal)).toContain(`as process ${other.pid}. Stop that one first`);
  });

  it("refuses itself twice", async () => {
    await start();
    await expect(startPostgres({ dataDir })).rejects.toThrow(DataInUseError);
  });

  it("lets a command join the service that runs", async () => {
    expect(await findRunningPostgres(dataDir)).toBeNull();
    const { ownerUrl } = await startElsewhere();
    expect((await findRunningPostgres(dataDir))?.ownerUrl).toBe(ownerUrl);
    expect(await ask((await findRunningPostgres(dataDir))?.ownerUrl ?? "", "SELECT 1 AS one")).toBe(1);
  });

  it("ends the Postgres that outlived kill -9 of its parent, and starts with all its data", async () => {
    const { process: parent, ownerUrl } = await startElsewhere();
    await withClient(ownerUrl, (client) => client.query("CREATE TABLE counted AS SELECT 7 AS n"));
    const orphan = await postmasterPid();
    parent.kill("SIGKILL");
    await once(parent, "exit");
    expect(isAlive(orphan)).toBe(true);
    expect(await findRunningPostgres(dataDir)).toBeNull();
    const after = await start();
    expect(after.orphanStopped).toBe(true);
    expect(isAlive(orphan)).toBe(false);
    expect(await ask(after.ownerUrl, "SELECT n FROM counted")).toBe(7);
  });

  it("recovers when parent and Postgres were both killed", async () => {
    const { process: parent, ownerUrl } = await startElsewhere();
    await withClient(ownerUrl, (client) => client.query("CREATE TABLE counted (n integer)"));
    const counting = insertUntilGone(ownerUrl);
    await sleep(200);
    const orphan = await postmasterPid();
    const gone = once(parent, "exit");
    parent.kill("SIGKILL");
    process.kill(orphan, "SIGKILL");
    const acknowledged = await counting;
    await gone;
    const after = await start();
    expect(await ask(after.ownerUrl, "SELECT max(n) FROM counted")).toBeGreaterThanOrEqual(acknowledged);
  });

  it("is not held up by a stale pid file whose number belongs to somebody else now", async () => {
    const first = await start();
    await first.stop();
    const cluster = join(dataDir, "postgres", "cluster");
    await writeFile(
      join(cluster, "postmaster.pid"),
      `${process.ppid}\n${cluster}\n1\n5432\n/nowhere\n\n  1 1\nready   \n`,
    );
    await writeFile(join(dataDir, "postgres", "lock"), `${process.ppid}\n1\nnonsense\n`);
    const second = await start();
    expect(await ask(second.ownerUrl, "SELECT 1 AS one")).toBe(1);
    expect(isAlive(process.ppid)).toBe(true);
  });

  it("makes the cluster anew when the first start was broken off half-way", async () => {
    const half = join(dataDir, "postgres", "cluster.new");
    await mkdir(half, { recursive: true });
    await writeFile(join(half, "PG_VERSION"), "18\n");
    const { ownerUrl } = await start();
    expect(await ask(ownerUrl, "SELECT 1 AS one")).toBe(1);
    expect(await readdir(join(dataDir, "postgres"))).not.toContain("cluster.new");
  });

  it("says so when the files are of another PostgreSQL", async () => {
    const first = await start();
    await first.stop();
    await writeFile(join(dataDir, "postgres", "cluster", "PG_VERSION"), "17\n");
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      /written by PostgreSQL 17; this program brings PostgreSQL 18/,
    );
  });

  it("lets exactly one of many starts at the same moment through", async () => {
    await writeFile(join(dataDir, "x"), "");
    const tries = await Promise.allSettled([start(), start(), start(), start()]);
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(DataInUseError);
  });
});
