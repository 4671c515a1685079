import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { healObject } from "./heal-object.ts";
import { recordDamage, recordHealed, type StoreName } from "./record-damage.ts";

type Keeper = Pick<House, "database" | "stores" | "clock" | "settings">;

/** So many objects are looked at before what is missing among them is looked for. */
const stretch = 5000;
/** Behind every name of an object. */
const end = "g";
/** Held a little longer than one run takes, so that a worker that died is followed by another soon. */
const leaseMinutes = 3;
const day = 24 * 3600_000;

/**
 * Reads stored objects again, at a set pace and for as long as it may, and hashes them: what is damaged or missing is noted, told to
 * the chains that it belongs to, and healed from the other store where there is one. The next run goes on where this one stopped.
 * @param stopping ends the run
 */
export async function scrubObjects(keeper: Keeper, stopping: AbortSignal): Promise<void> {
  const { stores, settings } = keeper;
  if (settings.scrub.megabytesPerSecond === 0) return;
  await scrubStore(keeper, "originals", stores.originals, stores.copies, stopping);
  if (stores.copies !== null) await scrubStore(keeper, "copies", stores.copies, stores.originals, stopping);
}

async function scrubStore(
  keeper: Keeper,
  name: StoreName,
  store: ObjectStore,
  other: ObjectStore | null,
  stopping: AbortSignal,
): Promise<void> {
  const start = await takeUp(keeper, name);
  if (start === null) return;
  const pace = pacer(keeper.settings.scrub.megabytesPerSecond * 1e6, stopping);
  let from = start.cursor;
  let met = new Map<string, number>();
  const settle = async (to: string) => {
    await findMissing(keeper, name, store, other, { from, to, met });
    await save(keeper, name, to, met);
    from = to;
    met = new Map();
  };
  try {
    for await (const { sha256, size } of store.list(from)) {
      if (stopping.aborted) break;
      await lookAt(keeper, name, store, other, { sha256, wasDamaged: start.damaged.has(sha256) }, pace);
      met.set(sha256, size);
      if (met.size >= stretch) await settle(sha256);
    }
    const last = [...met.keys()].at(-1);
    if (!stopping.aborted) await settle(end);
    else if (last !== undefined) await settle(last);
  } finally {
    await inScope(keeper.database, systemScope, (tx) =>
      tx.updateTable("object_scrub").set({ lease_until: sql`now()` }).where("store", "=", name).execute(),
    );
  }
}

async function save(keeper: Keeper, store: StoreName, to: string, met: ReadonlyMap<string, number>): Promise<void> {
  const bytes = [...met.values()].reduce((sum, size) => sum + size, 0);
  await inScope(keeper.database, systemScope, (tx) =>
    sql`UPDATE object_scrub SET cursor = ${to}, objects = objects + ${met.size}, bytes = bytes + ${bytes},
      ended_at = ${to === end ? keeper.clock() : null},
      lease_until = now() + make_interval(mins => ${leaseMinutes}) WHERE store = ${store}`.execute(tx),
  );
}

/** Where to go on; null where another worker looks, or the next round is not due. */
async function takeUp(keeper: Keeper, store: StoreName): Promise<{ cursor: string; damaged: Set<string> } | null> {
  const now = keeper.clock();
  const due = new Date(now.getTime() - keeper.settings.scrub.days * day);
  return await inScope(keeper.database, systemScope, async (tx) => {
    await tx
      .insertInto("object_scrub")
      .values({ store })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const free = await tx
      .selectFrom("object_scrub")
      .select(["began_at", "ended_at", "cursor"])
      .where("store", "=", store)
      .where("lease_until", "<=", sql<Date>`now()`)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (free === undefined) return null;
    const open = tx
      .selectFrom("object_damage")
      .select("sha256")
      .where("store", "=", store)
      .where("healed_at", "is", null);
    const damaged = new Set((await open.execute()).map((row) => row.sha256));
    const lease_until = sql<Date>`now() + make_interval(mins => ${leaseMinutes})`;
    const update = tx.updateTable("object_scrub").where("store", "=", store);
    if (free.began_at !== null && free.ended_at === null) {
      await update.set({ lease_until }).execute();
      return { cursor: free.cursor, damaged };
    }
    if (free.began_at !== null && free.began_at > due) return null;
    const round = sql<number>`round + 1`;
    await update.set({ lease_until, round, began_at: now, ended_at: null, cursor: "", objects: 0, bytes: 0 }).execute();
    return { cursor: "", damaged };
  });
}

type Pace = (bytes: number) => Promise<void>;

/** Waits so long that no more bytes a second go by. */
function pacer(bytesPerSecond: number, stopping: AbortSignal): Pace {
  const begun = performance.now();
  let passed = 0;
  return async (bytes) => {
    passed += bytes;
    const ahead = (passed / bytesPerSecond) * 1000 - (performance.now() - begun);
    if (ahead > 20 && !stopping.aborted) await sleep(ahead, undefined, { signal: stopping }).catch(() => undefined);
  };
}

async function lookAt(
  keeper: Keeper,
  name: StoreName,
  store: ObjectStore,
  other: ObjectStore | null,
  { sha256, wasDamaged }: { sha256: string; wasDamaged: boolean },
  pace: Pace,
): Promise<void> {
  const found = await stateOf(store, sha256, pace);
  // Removed since it was listed: by the rules, or it will be found missing.
  if (found === "missing") return;
  if (found === "well") {
    if (wasDamaged) await recordHealed(keeper.database, keeper.clock(), name, sha256);
    return;
  }
  await recordDamage(keeper.database, keeper.clock(), { store: name, sha256, what: "changed" });
  if (other !== null) await healObject(keeper, name, store, other, sha256);
}

async function stateOf(store: ObjectStore, sha256: string, pace: Pace): Promise<"well" | "changed" | "missing"> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of await store.stream(sha256)) {
      hash.update(chunk);
      await pace(chunk.length);
    }
  } catch (error) {
    if (error instanceof Refusal && error.code === "try-again") throw error;
    // Bytes that the disk does not give out are damaged too.
    return (await store.has(sha256)) ? "changed" : "missing";
  }
  return hash.digest("hex") === sha256 ? "well" : "changed";
}

type Stretch = { from: string; to: string; met: ReadonlyMap<string, number> };

/** What rows name and the store has not, in one stretch of names. */
async function findMissing(
  keeper: Keeper,
  name: StoreName,
  store: ObjectStore,
  other: ObjectStore | null,
  { from, to, met }: Stretch,
): Promise<void> {
  for (const sha256 of await referredBetween(keeper, from, to)) {
    if (met.has(sha256) || (await store.has(sha256))) continue;
    if (name === "copies") await copyLater(keeper, sha256);
    // Deleted by rule since it was asked for: then no row names it.
    else if (await isReferred(keeper, sha256)) {
      await recordDamage(keeper.database, keeper.clock(), { store: name, sha256, what: "missing" });
      if (other !== null) await healObject(keeper, name, store, other, sha256);
    }
  }
}

/** Names behind `from` up to `to`, in the order of their bytes. */
async function referredBetween({ database }: Keeper, from: string, to: string): Promise<string[]> {
  return await inScope(database, systemScope, async (tx) => {
    const places = await sql<{ place_table: string; place_column: string }>`SELECT * FROM object_places()`.execute(tx);
    const parts = places.rows.map(({ place_table, place_column }) => {
      const column = sql.ref(place_column);
      return sql`SELECT ${column} AS sha256 FROM ${sql.table(place_table)}
        WHERE ${column} COLLATE "C" > ${from} AND ${column} COLLATE "C" <= ${to}`;
    });
    const { rows } = await sql<{ sha256: string }>`${sql.join(parts, sql` UNION `)}`.execute(tx);
    return rows.map(({ sha256 }) => sha256);
  });
}

async function isReferred({ database }: Keeper, sha256: string): Promise<boolean> {
  const { rows } = await inScope(database, systemScope, (tx) =>
    sql<{ free: string[] }>`SELECT unreferred_objects(${[sha256]}::text[]) AS free`.execute(tx),
  );
  return rows[0]?.free.length === 0;
}

async function copyLater({ database }: Keeper, sha256: string): Promise<void> {
  await inScope(database, systemScope, (tx) => tx.insertInto("object_to_copy").values({ sha256 }).execute());
}
