import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { appRole, ensureAppRole } from "./app-role.ts";
import { installJobTables } from "./job-tables.ts";

/** An arbitrary number of our own: whoever holds this advisory lock is the one that migrates. */
const migrationLock = 0x0ee4ead;

const ownFolder = join(import.meta.dirname, "migrations");

/** A migration that has run was edited or removed afterwards: the database and the program no longer mean the same. */
export class ChangedMigrationError extends Error {
  constructor(name: string, what: "changed" | "missing") {
    super(
      what === "changed"
        ? `The migration ${name} was changed after it had run on this database. Restore the file, and put the change into a new migration.`
        : `This database has run the migration ${name}, which this program does not know. It was written by a newer Overread: start that one, or restore the backup made before the upgrade.`,
    );
    this.name = "ChangedMigrationError";
  }
}

type Migration = { name: string; sql: string; sha256: string };

/** In the order of their numbers; file names sort as they run. */
async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function prepareRecord(client: pg.ClientBase): Promise<void> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS setup;
    CREATE TABLE IF NOT EXISTS setup.migration (
      name text PRIMARY KEY,
      sha256 text NOT NULL,
      ran_at timestamptz NOT NULL DEFAULT now()
    );
    GRANT USAGE ON SCHEMA setup TO ${appRole};
    GRANT SELECT ON setup.migration TO ${appRole};
  `);
}

/** Those that have not run yet. @throws ChangedMigrationError where one that ran is another now, or gone */
async function findPending(client: pg.ClientBase, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    "SELECT name, sha256 FROM setup.migration ORDER BY name",
  );
  for (const row of rows) {
    const known = migrations.find((migration) => migration.name === row.name);
    if (known === undefined) throw new ChangedMigrationError(row.name, "missing");
    if (known.sha256 !== row.sha256) throw new ChangedMigrationError(row.name, "changed");
  }
  const done = new Set(rows.map((row) => row.name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function run(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query("INSERT INTO setup.migration (name, sha256) VALUES ($1, $2)", [
      migration.name,
      migration.sha256,
    ]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`The migration ${migration.name} failed and was undone.`, { cause: error });
  }
}

/**
 * Brings the database to the schema of this program: every file of migrations/ once, in order, each in a transaction of its own, then the
 * job queue's tables. Any number of processes may call it at once; one works, the others wait and find nothing to do.
 * @param ownerUrl connects as the owner of the database; the role overread_app is created when it is missing
 * @returns the names of the migrations that ran now
 * @throws ChangedMigrationError when an old migration is another than the one that ran; the error of the database otherwise
 */
export async function migrate(ownerUrl: string, folder: string = ownFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "overread migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    await ensureAppRole(client);
    await prepareRecord(client);
    const pending = await findPending(client, migrations);
    for (const migration of pending) await run(client, migration);
    await installJobTables(ownerUrl, client);
    return pending.map((migration) => migration.name);
  } finally {
    // Ending the session gives the lock back, also after an error.
    await client.end();
  }
}
