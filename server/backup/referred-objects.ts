import type pg from "pg";

/** Where rows name stored bytes. */
const places = [
  ["instance", "sha256"],
  ["conflicting_instance", "kept_sha256"],
  ["conflicting_instance", "other_sha256"],
  ["case_record", "sha256"],
  ["opinion_rendering", "sha256"],
] as const;

/** The SHA-256 of every object that must be there. @param client within a transaction that sees all rows */
export async function referredObjects(client: pg.ClientBase): Promise<Set<string>> {
  const parts = places.map(([table, column]) => `SELECT ${column} AS sha256 FROM ${table}`);
  const { rows } = await client.query<{ sha256: string }>(parts.join(" UNION "));
  return new Set(rows.map((row) => row.sha256));
}
