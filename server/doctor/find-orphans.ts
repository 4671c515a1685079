import type pg from "pg";
import type { ListedObject } from "#store/objects/object-store.ts";
import type { Stores } from "#store/objects/with-copies.ts";

/** An upload may take its time between its bytes and its rows. */
const youngest = 24 * 3600_000;
const atOnce = 5000;

/** A stored object that no row names. */
export type Orphan = ListedObject;

/**
 * Objects of either store that no row names, nor is about to: what came in within the last day may belong to an upload that is still
 * under way.
 * @param owner not within a transaction
 */
export async function findOrphans(owner: pg.Client, { originals, copies }: Stores): Promise<Orphan[]> {
  const old = new Map<string, Orphan>();
  for (const store of copies === null ? [originals] : [originals, copies]) {
    for await (const one of store.list()) {
      if (Date.now() - one.modified.getTime() > youngest) old.set(one.sha256, one);
    }
  }
  const names = [...old.keys()];
  const orphans: Orphan[] = [];
  for (let from = 0; from < names.length; from += atOnce) {
    for (const sha256 of await unreferred(owner, names.slice(from, from + atOnce))) {
      const found = old.get(sha256);
      if (found !== undefined) orphans.push(found);
    }
  }
  return orphans;
}

/** What is ordered away already is no orphan: it is on its way out. */
async function unreferred(owner: pg.Client, hashes: string[]): Promise<string[]> {
  await owner.query("BEGIN READ ONLY");
  try {
    await owner.query("SELECT set_config('app.kind', 'system', true)");
    const { rows } = await owner.query<{ sha256: string }>(
      `SELECT o.sha256 FROM unnest(unreferred_objects($1)) AS o (sha256)
        WHERE NOT EXISTS (SELECT 1 FROM object_removal r WHERE r.sha256 = o.sha256 AND r.removed_at IS NULL)`,
      [hashes],
    );
    return rows.map((row) => row.sha256);
  } finally {
    await owner.query("ROLLBACK");
  }
}
