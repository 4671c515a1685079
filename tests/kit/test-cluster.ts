import { access, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { findHolder } from "#server/postgres/data-lock.ts";
import { stopOrphan } from "#server/postgres/postmaster-file.ts";
import { type Postgres, startPostgres } from "#server/postgres/start-postgres.ts";
import { migrate } from "#store/migrate.ts";
import { databaseUrl, templateDatabase } from "./database-url.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The owner's address of the cluster that this run of the tests shares. */
    clusterUrl: string;
  }
}

const prefix = "overread-tests-";

/** Safe for tests alone: a crash of the machine may lose what they wrote. */
const quickSettings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "300" };

/** A run that was killed left its Postgres behind. */
async function clearOldRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const lock = join(folder, "postgres", "lock");
    const wasLocked = await access(lock).then(
      () => true,
      () => false,
    );
    if (wasLocked && (await findHolder(lock)) === null) {
      await stopOrphan(join(folder, "postgres", "cluster")).catch(() => false);
      await rm(folder, { recursive: true, force: true });
    }
  }
}

let postgres: Postgres | null = null;
let dataDir = "";

/** vitest's global set-up: one Postgres per project that asks for it, with a migrated database to clone from. */
export async function setup(project: TestProject): Promise<void> {
  await clearOldRuns();
  dataDir = await mkdtemp(join(tmpdir(), prefix));
  postgres = await startPostgres({ dataDir, settings: quickSettings });
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateDatabase}`);
  await client.end();
  await migrate(databaseUrl(postgres.ownerUrl, templateDatabase));
  project.provide("clusterUrl", postgres.ownerUrl);
}

export async function teardown(): Promise<void> {
  await postgres?.stop();
  if (dataDir !== "") await rm(dataDir, { recursive: true, force: true });
}
