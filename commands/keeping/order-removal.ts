import { sql } from "kysely";
import type { Tx } from "#store/database.ts";
import { removalLock } from "./hold-objects.ts";

/**
 * Orders objects away that no row names any more; those that another row names stay. They go when `removeObjects` runs.
 * @param tx of the system, in which the rows that named them were deleted; call it before recording events
 * @returns those that will go
 */
export async function orderRemoval(tx: Tx, hashes: readonly string[]): Promise<string[]> {
  await sql`SELECT pg_advisory_xact_lock(${removalLock})`.execute(tx);
  const { rows } = await sql<{ going: string[] }>`
    SELECT unreferred_objects(${[...new Set(hashes)]}::text[]) AS going`.execute(tx);
  const going = rows[0]?.going ?? [];
  if (going.length > 0) {
    await sql`INSERT INTO object_removal (sha256) SELECT unnest(${going}::text[]) ON CONFLICT DO NOTHING`.execute(tx);
  }
  return going.sort();
}
