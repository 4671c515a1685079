import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Database } from "./database.ts";

/** The program's migrations that this database has not run: none of them when the two fit. */
export async function unrunMigrations(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM setup.migration`.execute(database);
  const ran = new Set(rows.map((row) => row.name));
  const names = await readdir(join(import.meta.dirname, "migrations"));
  return names.filter((name) => name.endsWith(".sql") && !ran.has(name));
}
