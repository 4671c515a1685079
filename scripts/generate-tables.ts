import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate, PostgresDialect } from "kysely-codegen";
import { startPostgres } from "#server/postgres/start-postgres.ts";
import { openDatabase } from "#store/database.ts";
import { migrate } from "#store/migrate.ts";

/**
 * store/tables.ts as the migrations make the tables: read from a database of its own, which is gone afterwards.
 * `bigint` is a number (store/database.ts refuses one beyond 2^53), `jsonb` is unknown until a schema has parsed it.
 */
export async function generateTables(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "overread-tables-"));
  const postgres = await startPostgres({ dataDir, settings: { fsync: "off" } });
  try {
    await migrate(postgres.ownerUrl);
    const dialect = new PostgresDialect();
    const db = openDatabase(postgres.ownerUrl, 1);
    try {
      return await generate({
        db,
        dialect,
        defaultSchemas: ["public"],
        includePattern: "public.*",
        typeMapping: { int8: "number", jsonb: "unknown" },
        typeOnlyImports: true,
      });
    } finally {
      await db.destroy();
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
