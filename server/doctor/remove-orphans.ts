import type pg from "pg";
import { orderRemoval } from "#commands/keeping/order-removal.ts";
import { removeObjects } from "#commands/keeping/remove-objects.ts";
import type { Database } from "#store/database.ts";
import type { Stores } from "#store/objects/with-copies.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { findOrphans } from "./find-orphans.ts";

/**
 * Removes stored objects that no row names, as a deletion does: whoever is just storing the same bytes is told to send them again.
 * Previews of them are none: no image was ever shown of what no row names.
 * @returns how many
 */
export async function removeOrphans(owner: pg.Client, database: Database, stores: Stores): Promise<number> {
  const orphans = (await findOrphans(owner, stores)).map(({ sha256 }) => sha256);
  await inScope(database, systemScope, (tx) => orderRemoval(tx, orphans));
  const derived = { forget: async () => undefined };
  return await removeObjects({ database, stores, derived, clock: () => new Date() });
}
