import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";

const atOnce = 50;

/**
 * Takes the objects away that deletions have ordered away, from every store. Goes on where it stopped: a store that is away leaves them
 * for the next time.
 * @returns how many went
 */
export async function removeObjects({
  database,
  stores,
  derived,
  clock,
}: Pick<House, "database" | "stores" | "clock"> & { derived: Pick<House["derived"], "forget"> }): Promise<number> {
  for (let gone = 0; ; ) {
    const count = await inScope(database, systemScope, async (tx) => {
      // Locked while they go: whoever stores the same bytes anew calls a removal off, or waits until it is done.
      const pending = await tx
        .selectFrom("object_removal")
        .select(["id", "sha256"])
        .where("removed_at", "is", null)
        .orderBy("id")
        .limit(atOnce)
        .forUpdate()
        .skipLocked()
        .execute();
      if (pending.length === 0) return 0;
      for (const { sha256 } of pending) {
        await derived.forget(sha256);
        await stores.copies?.remove(sha256);
        await stores.originals.remove(sha256);
      }
      const ids = pending.map(({ id }) => id);
      await tx.updateTable("object_removal").set({ removed_at: clock() }).where("id", "in", ids).execute();
      return pending.length;
    });
    if (count === 0) return gone;
    gone += count;
  }
}
