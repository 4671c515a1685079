import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";

/** One lock for all objects: whoever writes rows that name some shares it, whoever orders a removal has it alone. */
export const removalLock = sql`hashtextextended('object_removal', 12)`;

/**
 * Makes sure that stored objects stay: called in the transaction that writes the rows naming them, before its custody events. The same
 * bytes may be on their way out for another reason: a store that had them did not store them anew.
 * @throws Refusal "try-again" where they are: sent once more they are stored anew
 */
export async function holdObjects(tx: Tx, objects: ObjectStore, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await sql`SELECT pg_advisory_xact_lock_shared(${removalLock})`.execute(tx);
  const { rows } = await sql<{ met: string[] }>`SELECT spare_objects(${hashes}::text[]) AS met`.execute(tx);
  for (const sha256 of new Set(rows[0]?.met)) {
    if (!(await objects.has(sha256))) throw new Refusal("try-again", "the same file is just being deleted elsewhere");
  }
}
