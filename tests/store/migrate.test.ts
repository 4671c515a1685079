import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { ChangedMigrationError, migrate } from "#store/migrate.ts";
import { emptyDatabase, type FreshDatabase, freshDatabase } from "#tests/kit/database.ts";

const ours = join(import.meta.dirname, "../../store/migrations");
const open: FreshDatabase[] = [];
const folders: string[] = [];

async function given(database: Promise<FreshDatabase>): Promise<FreshDatabase> {
  const made = await database;
  open.push(made);
  return made;
}

async function copyOfMigrations(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "overread-migrations-"));
  folders.push(folder);
  await cp(ours, folder, { recursive: true });
  return folder;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.drop()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe("migrate", () => {
  it("runs every file once, in order, and records its hash", async () => {
    const { ownerUrl } = await given(emptyDatabase());
    const names = (await readdir(ours)).sort();
    expect(await migrate(ownerUrl)).toEqual(names);
    expect(await migrate(ownerUrl)).toEqual([]);
    const rows = await ask<{ name: string; sha256: string }>(
      ownerUrl,
      "SELECT name, sha256 FROM setup.migration ORDER BY name",
    );
    expect(rows.map((row) => row.name)).toEqual(names);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.sha256))).toBe(true);
  });

  it("lets one of several processes work while the others wait", async () => {
    const { ownerUrl } = await given(emptyDatabase());
    const ran = await Promise.all([migrate(ownerUrl), migrate(ownerUrl), migrate(ownerUrl)]);
    expect(ran.map((names) => names.length).sort()).toEqual([0, 0, (await readdir(ours)).length]);
  });

  it("refuses an old migration that was changed", async () => {
    const { ownerUrl } = await given(freshDatabase());
    const folder = await copyOfMigrations();
    await writeFile(join(folder, "0001-scope.sql"), "SELECT 1;");
    await expect(migrate(ownerUrl, folder)).rejects.toThrow(ChangedMigrationError);
    await expect(migrate(ownerUrl, folder)).rejects.toThrow(/0001-scope\.sql was changed/);
  });

  it("refuses a database that a newer program has migrated", async () => {
    const { ownerUrl } = await given(freshDatabase());
    const folder = await copyOfMigrations();
    await writeFile(join(folder, "9999-later.sql"), "CREATE TABLE later (id integer);");
    expect(await migrate(ownerUrl, folder)).toEqual(["9999-later.sql"]);
    await expect(migrate(ownerUrl)).rejects.toThrow(/9999-later\.sql, which this program does not know/);
  });

  it("undoes the whole of a migration that fails, and keeps the ones before it", async () => {
    const { ownerUrl } = await given(emptyDatabase());
    const folder = await copyOfMigrations();
    await writeFile(join(folder, "9998-good.sql"), "CREATE TABLE good (id integer);");
    await writeFile(join(folder, "9999-bad.sql"), "CREATE TABLE half (id integer); SELECT 1/0;");
    await expect(migrate(ownerUrl, folder)).rejects.toThrow(/9999-bad\.sql failed and was undone/);
    const tables = await ask<{ good: string | null; half: string | null }>(
      ownerUrl,
      "SELECT to_regclass('good')::text AS good, to_regclass('half')::text AS half",
    );
    expect(tables).toEqual([{ good: "good", half: null }]);
  });
});
