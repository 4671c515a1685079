import { copyFile, mkdir, open, readdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { actAsSystem, readRows } from "#store/copy-rows.ts";
import { jobSchema } from "#store/job-tables.ts";
import { copyObject } from "#store/objects/copy-object.ts";
import { openFileStore } from "#store/objects/file-store.ts";
import type { Stores } from "#store/objects/with-copies.ts";
import { leavingObjects, referredObjects } from "#store/referred-objects.ts";
import { tablesInOrder } from "#store/table-order.ts";
import { keyFileName } from "../secrets.ts";
import { writeLines } from "./lines.ts";
import { BackupError, type BackupManifest, manifestName } from "./manifest.ts";

export type BackupSource = {
  ownerUrl: string;
  dataDir: string;
  stores: Stores;
};

export type BackupResult = { manifest: BackupManifest; missing: string[] };

/**
 * Writes a backup of a running or a stopped service into an empty folder: every row as of one moment, then every object, then the
 * key. Objects never change and are stored before the rows that name them, so copying them after the rows is consistent.
 * @returns the manifest, and the objects that rows name but the store has not
 * @throws BackupError where the folder is not empty
 */
export async function writeBackup(source: BackupSource, folder: string): Promise<BackupResult> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new BackupError(`${folder} is not empty. A backup goes into a folder of its own.`);
  await mkdir(join(folder, "tables"), { mode: 0o700 });
  const { rows, referred, leaving } = await writeTables(source.ownerUrl, folder);
  const { objects, present } = await copyObjects(source.stores, join(folder, "objects"), leaving);
  const hasKey = await copyKey(source.dataDir, folder);
  const manifest: BackupManifest = { format: "overread-backup/1", ...rows, objects, hasKey };
  await writeManifest(folder, manifest);
  return { manifest, missing: [...referred].filter((sha256) => !present.has(sha256)).sort() };
}

async function writeTables(ownerUrl: string, folder: string) {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "overread backup" });
  await client.connect();
  try {
    // One snapshot for all tables, however long it takes; nobody waits for it.
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await actAsSystem(client);
    const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
      "SELECT name, sha256 FROM setup.migration ORDER BY name",
    );
    const createdAt = new Date().toISOString();
    const tables: BackupManifest["tables"] = [];
    for (const table of await tablesInOrder(client)) {
      const written = await writeLines(join(folder, "tables", `${table.name}.ndjson.gz`), readRows(client, table));
      tables.push({ name: table.name, ...written });
    }
    const jobs = await writeLines(join(folder, "jobs.ndjson.gz"), waitingJobs(client));
    const referred = await referredObjects(client);
    const leaving = await leavingObjects(client);
    await client.query("COMMIT");
    return { rows: { createdAt, migrations, tables, jobs }, referred, leaving };
  } finally {
    await client.end();
  }
}

/** Those of commands; what the clock brings, it brings again. */
async function* waitingJobs(client: pg.ClientBase): AsyncGenerator<string> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT jsonb_build_object('name', name, 'data', data)::text AS line FROM ${jobSchema}.job
      WHERE state IN ('created', 'retry', 'active') AND name = 'read-record-text' ORDER BY created_on`,
  );
  for (const { line } of rows) yield line;
}

/**
 * Each is read and hashed once more on its way: a backup of rotten bytes would be found out too late. Where the original is damaged its
 * copy is taken. What a deletion has ordered away does not come back through a backup.
 */
async function copyObjects({ originals, copies }: Stores, to: string, leaving: ReadonlySet<string>) {
  const store = await openFileStore(to);
  const present = new Set<string>();
  let bytes = 0;
  for await (const { sha256 } of originals.list()) {
    if (leaving.has(sha256)) continue;
    const saved = (await copyObject(originals, store, sha256)) ?? (copies && (await copyObject(copies, store, sha256)));
    if (saved === null) {
      throw new BackupError(
        `The stored object ${sha256} is damaged: its bytes do not give its name any more. "overread doctor" tells what to do.`,
      );
    }
    present.add(sha256);
    bytes += saved.size;
  }
  return { objects: { count: present.size, bytes }, present };
}

async function copyKey(dataDir: string, folder: string): Promise<boolean> {
  const key = join(dataDir, keyFileName);
  const there = await stat(key).then(
    () => true,
    () => false,
  );
  // The mode goes along with the bytes.
  if (there) await copyFile(key, join(folder, keyFileName));
  return there;
}

async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const aside = join(folder, `${manifestName}.incomplete`);
  const file = await open(aside, "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, join(folder, manifestName));
}
