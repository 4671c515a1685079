import { sql } from "kysely";
import type { Database } from "#store/database.ts";
import { copyObject } from "#store/objects/copy-object.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";

const atOnce = 100;

/**
 * Says whether a second store is to have a copy of every object. From the moment it is, new ones are noted by the database; those that
 * are there already are noted here.
 */
export async function wantCopies(database: Database, wanted: boolean): Promise<void> {
  await inScope(database, systemScope, async (tx) => {
    await tx
      .insertInto("object_copying")
      .values({ wanted: false })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const before = await tx.selectFrom("object_copying").select("wanted").forUpdate().executeTakeFirstOrThrow();
    if (before.wanted === wanted) return;
    await tx.updateTable("object_copying").set({ wanted, since: sql`now()` }).execute();
    await tx.deleteFrom("object_to_copy").execute();
    if (!wanted) return;
    const { rows } = await sql<{ place_table: string; place_column: string }>`SELECT * FROM object_places()`.execute(
      tx,
    );
    for (const { place_table, place_column } of rows) {
      const column = sql.ref(place_column);
      await sql`INSERT INTO object_to_copy (sha256)
        SELECT DISTINCT ${column} FROM ${sql.table(place_table)} WHERE ${column} IS NOT NULL`.execute(tx);
    }
  });
}

/**
 * Copies objects to the second store, oldest first. Whatever stops it, it goes on where it was: a row goes when its copy is there.
 * @param stopping ends the run; the next one does the rest
 * @returns how many were copied
 */
export async function copyObjects(
  { database, stores }: Pick<House, "database" | "stores">,
  stopping: AbortSignal,
): Promise<number> {
  const { originals, copies } = stores;
  if (copies === null) return 0;
  let copied = 0;
  while (!stopping.aborted) {
    const waiting = await inScope(database, systemScope, (tx) =>
      tx.selectFrom("object_to_copy").select(["id", "sha256"]).orderBy("id").limit(atOnce).execute(),
    );
    if (waiting.length === 0) break;
    for (const sha256 of new Set(waiting.map((row) => row.sha256))) {
      if (await copyOne(database, originals, copies, sha256)) copied += 1;
    }
    const ids = waiting.map(({ id }) => id);
    await inScope(database, systemScope, (tx) => tx.deleteFrom("object_to_copy").where("id", "in", ids).execute());
  }
  return copied;
}

/** Whether it was copied now. An original that is missing or damaged is the scrubber's to find and tell. */
async function copyOne(
  database: Database,
  originals: ObjectStore,
  copies: ObjectStore,
  sha256: string,
): Promise<boolean> {
  if ((await copies.has(sha256)) || (await copyObject(originals, copies, sha256)) === null) return false;
  // Ordered away while it was being copied: then it goes here too.
  const leaving = await inScope(database, systemScope, (tx) =>
    tx.selectFrom("object_removal").select("id").where("sha256", "=", sha256).limit(1).executeTakeFirst(),
  );
  if (leaving !== undefined && !(await originals.has(sha256))) await copies.remove(sha256);
  return true;
}
