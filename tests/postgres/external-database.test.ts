import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabaseServer } from "#server/postgres/choose-database.ts";
import { chooseOsUser, type OsUser } from "#server/postgres/os-user.ts";
import { migrate } from "#store/migrate.ts";

/** A PostgreSQL of the machine's own, as Debian installs it: another version than the embedded one, with passwords. */
const debian = "/usr/lib/postgresql";
const version = existsSync(debian)
  ? readdirSync(debian).find((name) => existsSync(join(debian, name, "bin", "initdb")))
  : undefined;
const bin = join(debian, version ?? "", "bin");

let folder = "";
let server: ChildProcess | undefined;
let user: OsUser | null = null;
let dataDir = "";

const address = (name: string, password: string, database: string) =>
  `postgresql://${name}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(folder)}`;
const ownersPassword = "an owner's pass/word: long";

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.skipIf(version === undefined)(`a PostgreSQL ${version ?? ""} of the administrator's own`, () => {
  beforeAll(async () => {
    folder = mkdtempSync("/tmp/overread-external-");
    user = await chooseOsUser(join(folder, "cluster"));
    const as = user === null ? {} : { uid: user.uid, gid: user.gid };
    if (user !== null) chownSync(folder, user.uid, user.gid);
    const passwordFile = join(folder, "password");
    writeFileSync(passwordFile, "admin\n");
    const cluster = join(folder, "cluster");
    const args = [
      "-D",
      cluster,
      "-U",
      "admin",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "-E",
      "UTF8",
      "--locale=C",
    ];
    execFileSync(join(bin, "initdb"), args, { ...as, stdio: "ignore", cwd: folder });
    const settings = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${folder}`, "-c", "fsync=off"];
    server = spawn(join(bin, "postgres"), ["-D", cluster, ...settings], { ...as, stdio: "ignore", cwd: folder });
    const admin = address("admin", "admin", "postgres");
    for (let tries = 0; tries < 400; tries += 1) {
      if (
        await ask(admin, "SELECT 1").then(
          () => true,
          () => false,
        )
      )
        break;
      await sleep(50);
    }
    const quoted = pg.escapeLiteral(ownersPassword);
    await ask(admin, `CREATE ROLE hospital LOGIN CREATEROLE PASSWORD ${quoted}`);
    await ask(admin, `CREATE ROLE modest LOGIN PASSWORD ${quoted}`);
    await ask(admin, "CREATE DATABASE overread OWNER hospital");
    await ask(admin, "CREATE DATABASE small OWNER modest");
    await ask(admin, "CREATE DATABASE latin OWNER hospital ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
  }, 60_000);

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "overread-data-"));
    return () => rmSync(dataDir, { recursive: true, force: true });
  });

  afterAll(async () => {
    if (server !== undefined && server.exitCode === null) {
      server.kill("SIGINT");
      await once(server, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it("says what to do when the owner may not create the weak role", async () => {
    const choice = { dataDir, databaseUrl: address("modest", ownersPassword, "small") };
    await expect(openDatabaseServer(choice)).rejects.toThrow(/CREATE ROLE overread_app LOGIN NOSUPERUSER NOBYPASSRLS/);
  });

  it("gets a weak role with a password of its own, and every migration, without a superuser", async () => {
    const databaseUrl = address("hospital", ownersPassword, "overread");
    const database = await openDatabaseServer({ dataDir, databaseUrl });
    expect(await migrate(database.ownerUrl)).not.toEqual([]);
    expect(await migrate(database.ownerUrl)).toEqual([]);
    expect(await ask(database.appUrl, "SELECT current_user AS name")).toEqual([{ name: "overread_app" }]);
    expect(await ask(database.appUrl, "SELECT * FROM person")).toEqual([]);
    await expect(ask(database.appUrl, "DELETE FROM custody_event")).rejects.toThrow(/permission denied/);
    expect(database.appUrl).not.toContain(encodeURIComponent(ownersPassword));
    await database.stop();
    expect(await ask(databaseUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("comes to the same password on another machine, and to a new one when the owner's has changed", async () => {
    const before = await openDatabaseServer({ dataDir, databaseUrl: address("hospital", ownersPassword, "overread") });
    const elsewhere = join(dataDir, "elsewhere");
    mkdirSync(elsewhere);
    const other = await openDatabaseServer({
      dataDir: elsewhere,
      databaseUrl: address("hospital", ownersPassword, "overread"),
    });
    expect(other.appUrl).toBe(before.appUrl);
    await ask(address("admin", "admin", "postgres"), "ALTER ROLE hospital PASSWORD 'another'");
    const after = await openDatabaseServer({ dataDir, databaseUrl: address("hospital", "another", "overread") });
    expect(after.appUrl).not.toBe(before.appUrl);
    expect(await ask(after.appUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await expect(ask(before.appUrl, "SELECT 1")).rejects.toThrow(/password authentication failed/);
    await ask(
      address("admin", "admin", "postgres"),
      `ALTER ROLE hospital PASSWORD ${pg.escapeLiteral(ownersPassword)}`,
    );
  });

  it("refuses a weak role that became strong, another encoding, a wrong password, and names no password", async () => {
    const databaseUrl = address("hospital", ownersPassword, "overread");
    const admin = address("admin", "admin", "postgres");
    await ask(admin, "ALTER ROLE overread_app BYPASSRLS");
    await expect(openDatabaseServer({ dataDir, databaseUrl })).rejects.toThrow(
      /ALTER ROLE overread_app NOSUPERUSER NOBYPASSRLS/,
    );
    await ask(admin, "ALTER ROLE overread_app NOBYPASSRLS");
    const latin = address("hospital", ownersPassword, "latin");
    await expect(openDatabaseServer({ dataDir, databaseUrl: latin })).rejects.toThrow(/must be in UTF-8/);
    const wrong = await openDatabaseServer({
      dataDir,
      databaseUrl: address("hospital", "guessed-wrong", "overread"),
    }).catch(String);
    expect(wrong).toMatch(/does not answer: password authentication failed/);
    expect(wrong).not.toContain("guessed-wrong");
  });

  it("keeps a drawn password to itself where the owner has none", async () => {
    const hba = join(folder, "cluster", "pg_hba.conf");
    writeFileSync(hba, "local all hospital trust\nlocal all all scram-sha-256\n");
    await ask(address("admin", "admin", "postgres"), "SELECT pg_reload_conf()");
    await sleep(200);
    const databaseUrl = `postgresql://hospital@/overread?host=${encodeURIComponent(folder)}`;
    const first = await openDatabaseServer({ dataDir, databaseUrl });
    const second = await openDatabaseServer({ dataDir, databaseUrl });
    expect(second.appUrl).toBe(first.appUrl);
    expect(statSync(join(dataDir, "database-password")).mode & 0o777).toBe(0o600);
    expect(await ask(second.appUrl, "SELECT current_user AS name")).toEqual([{ name: "overread_app" }]);
  });
});
