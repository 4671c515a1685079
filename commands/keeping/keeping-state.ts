import { sql } from "kysely";
import { z } from "zod";
import type { Database } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";

const count = z.coerce.number().int();
const scrubState = z.object({
  store: z.enum(["originals", "copies"]),
  round: count,
  began_at: z.date().nullable(),
  ended_at: z.date().nullable(),
  objects: count,
  bytes: count,
  damaged: count,
});

/** How the stored objects fare, in numbers without names. */
export type KeepingState = {
  stores: z.infer<typeof scrubState>[];
  /** Whether every object is to have a copy in a second store, and how many wait for theirs. */
  copying: boolean;
  toCopy: number;
  /** Objects that are ordered away and may still be there. */
  toRemove: number;
};

export async function keepingState(database: Database): Promise<KeepingState> {
  return await inScope(database, systemScope, async (tx) => {
    const { rows } = await sql`
      SELECT n.store, coalesce(s.round, 0) AS round, s.began_at, s.ended_at, coalesce(s.objects, 0) AS objects,
        coalesce(s.bytes, 0) AS bytes,
        (SELECT count(*) FROM object_damage d WHERE d.store = n.store AND d.healed_at IS NULL) AS damaged
      FROM (VALUES ('originals'), ('copies')) n (store) LEFT JOIN object_scrub s ON s.store = n.store ORDER BY n.store DESC`.execute(
      tx,
    );
    const queues = await sql<{ copying: boolean; to_copy: string; to_remove: string }>`
      SELECT copies_wanted() AS copying, (SELECT count(DISTINCT sha256) FROM object_to_copy) AS to_copy,
        (SELECT count(*) FROM object_removal WHERE removed_at IS NULL) AS to_remove`.execute(tx);
    const queue = queues.rows[0];
    return {
      stores: z.array(scrubState).parse(rows),
      copying: queue?.copying ?? false,
      toCopy: Number(queue?.to_copy ?? 0),
      toRemove: Number(queue?.to_remove ?? 0),
    };
  });
}
