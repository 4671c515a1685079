import { copyFile, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { caseId, organisationId, recordId } from "#contract/ids.ts";
import { actAsSystem, writeRows } from "#store/copy-rows.ts";
import { openDatabase } from "#store/database.ts";
import { migrate } from "#store/migrate.ts";
import { openFileStore } from "#store/objects/file-store.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { tablesInOrder } from "#store/table-order.ts";
import { keyFileName } from "../secrets.ts";
import { openJobQueue } from "../worker/job-queue.ts";
import { hashOfFile, readLines } from "./lines.ts";
import { BackupError, type BackupManifest, backupManifest, manifestName } from "./manifest.ts";

const migrationFolder = join(import.meta.dirname, "../../store/migrations");

/** Reads the manifest and checks the files of rows by it. @throws BackupError naming what is wrong */
export async function checkBackup(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(() => {
    throw new BackupError(`${folder} holds no whole backup: there is no ${manifestName}.`);
  });
  const parsed = backupManifest.safeParse(parseJson(text));
  if (!parsed.success) throw new BackupError(`${manifestName} is not that of an Overread backup, or of a newer one.`);
  const manifest = parsed.data;
  for (const { name, sha256 } of manifest.tables) await checkFile(join(folder, "tables", `${name}.ndjson.gz`), sha256);
  await checkFile(join(folder, "jobs.ndjson.gz"), manifest.jobs.sha256);
  return manifest;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function checkFile(path: string, sha256: string): Promise<void> {
  const found = await hashOfFile(path).catch(() => null);
  if (found === null) throw new BackupError(`${path} is missing or cannot be read.`);
  if (found !== sha256) throw new BackupError(`${path} was changed after the backup: its SHA-256 is another.`);
}

export type RestoreTarget = { ownerUrl: string; appUrl: string; dataDir: string; objects: ObjectStore };

/**
 * Puts a checked backup into an empty database and data folder: the schema of its day, its rows in one transaction, its objects
 * (hashed once more), its key and its waiting jobs; then the migrations made since.
 * @throws BackupError; the target is then of no use
 */
export async function restoreBackup(folder: string, manifest: BackupManifest, target: RestoreTarget): Promise<void> {
  await makeSchemaOf(manifest, target.ownerUrl);
  await loadTables(folder, manifest, target.ownerUrl);
  await restoreObjects(join(folder, "objects"), target.objects, manifest);
  await restoreKey(folder, manifest, target.dataDir);
  await migrate(target.ownerUrl);
  await restoreJobs(folder, target.appUrl);
}

/** Runs the migrations that the backup had, and only those. */
async function makeSchemaOf(manifest: BackupManifest, ownerUrl: string): Promise<void> {
  const sameAge = await mkdtemp(join(tmpdir(), "overread-restore-"));
  try {
    for (const { name, sha256 } of manifest.migrations) {
      const path = join(migrationFolder, name);
      const known = await hashOfFile(path).catch(() => null);
      if (known === null)
        throw new BackupError(`The backup is of a newer Overread: this one has no migration ${name}.`);
      if (known !== sha256) throw new BackupError(`The backup was made with another ${name} than this program has.`);
      await cp(path, join(sameAge, name));
    }
    await migrate(ownerUrl, sameAge);
  } finally {
    await rm(sameAge, { recursive: true, force: true });
  }
}

async function loadTables(folder: string, manifest: BackupManifest, ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "overread restore" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await actAsSystem(client);
    const saved = new Map(manifest.tables.map((table) => [table.name, table.rows]));
    const tables = await tablesInOrder(client);
    for (const { name } of tables) {
      const { rowCount } = await client.query(`SELECT FROM ${pg.escapeIdentifier(name)} LIMIT 1`);
      if (rowCount !== 0) throw new BackupError("The database is not empty. A backup goes into a new one.");
    }
    for (const { name } of tables) {
      const written = await writeRows(client, name, readLines(join(folder, "tables", `${name}.ndjson.gz`)));
      if (written !== saved.get(name)) throw new BackupError(`${name}: ${written} rows instead of ${saved.get(name)}.`);
    }
    // The second store of the place that is restored to may be another: what it lacks is looked for at the start.
    await client.query("DELETE FROM object_copying");
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

async function restoreObjects(from: string, to: ObjectStore, manifest: BackupManifest): Promise<void> {
  const saved = await openFileStore(from);
  let count = 0;
  for await (const { sha256 } of saved.list()) {
    const stored = await to.put(await saved.stream(sha256));
    if (stored.sha256 !== sha256) throw new BackupError(`The object ${sha256} was changed after the backup.`);
    count += 1;
  }
  if (count !== manifest.objects.count) {
    throw new BackupError(`The backup holds ${count} objects instead of ${manifest.objects.count}.`);
  }
}

async function restoreKey(folder: string, manifest: BackupManifest, dataDir: string): Promise<void> {
  if (manifest.hasKey) await copyFile(join(folder, keyFileName), join(dataDir, keyFileName));
}

const waitingJob = z.object({
  name: z.literal("read-record-text"),
  data: z.object({ organisationId, caseId, recordId }),
});

async function restoreJobs(folder: string, appUrl: string): Promise<void> {
  const database = openDatabase(appUrl, 2);
  const queue = await openJobQueue(database, () => undefined);
  try {
    for await (const line of readLines(join(folder, "jobs.ndjson.gz"))) {
      const { name, data } = waitingJob.parse(JSON.parse(line));
      await inScope(database, systemScope, (tx) => queue.jobs.enqueue(tx, name, data));
    }
  } finally {
    await queue.close();
    await database.destroy();
  }
}
