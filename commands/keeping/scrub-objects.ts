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

/** Objects are gone through by the first two digits of their name; what is missing is looked for at the end of each part. */
const parts = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));
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
  let cursor = start.cursor;
  let sum = { objects: 0, bytes: 0 };
  const save = async (ended: boolean) => {
    await inScope(keeper.database, systemScope, (tx) =>
      sql`UPDATE object_scrub SET cursor = ${cursor}, objects = objects + ${sum.objects}, bytes = bytes + ${sum.bytes},
        ended_at = ${ended ? keeper.clock() : null},
        lease_until = now() + make_interval(mins => ${leaseMinutes}) WHERE store = ${name}`.execute(tx),
    );
    sum = { objects: 0, bytes: 0 };
  };
  try {
    for (const part of parts) {
      if (part < cursor.slice(0, 2)) continue;
      for await (const { sha256, size } of store.list(cursor.startsWith(part) ? cursor : part)) {
        if (!sha256.startsWith(part)) break;
        if (stopping.aborted) return;
        await lookAt(keeper, name, store, other, { sha256, wasDamaged: start.damaged.has(sha256) }, pace);
        cursor = sha256;
        sum = { objects: sum.objects + 1, bytes: sum.bytes + size };
        if (sum.objects >= 500) await save(false);
      }
      await findMissing(keeper, name, store, other, part);
      cursor = `${part}g`;
    }
    cursor = "";
    await save(true);
  } finally {
    if (cursor !== "") await save(false);
    await inScope(keeper.database, systemScope, (tx) =>
      tx.updateTable("object_scrub").set({ lease_until: sql`now()` }).where("store", "=", name).execute(),
    );
  }
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

/** What rows name and the store has not, among the objects whose names begin so. */
async function findMissing(
  keeper: Keeper,
  name: StoreName,
  store: ObjectStore,
  other: ObjectStore | null,
  part: string,
): Promise<void> {
  const there = new Set<string>();
  for await (const { sha256 } of store.list(part)) {
    if (!sha256.startsWith(part)) break;
    there.add(sha256);
  }
  for (const sha256 of await referredIn(keeper, part)) {
    if (there.has(sha256) || (await store.has(sha256))) continue;
    if (name === "copies") await copyLater(keeper, sha256);
    // Deleted by rule since it was asked for: then no row names it.
    else if ((await referredIn(keeper, sha256)).length > 0) {
      await recordDamage(keeper.database, keeper.clock(), { store: name, sha256, what: "missing" });
      if (other !== null) await healObject(keeper, name, store, other, sha256);
    }
  }
}

async function referredIn({ database }: Keeper, begin: string): Promise<string[]> {
  return await inScope(database, systemScope, async (tx) => {
    const places = await sql<{ place_table: string; place_column: string }>`SELECT * FROM object_places()`.execute(tx);
    const named = new Set<string>();
    for (const { place_table, place_column } of places.rows) {
      const column = sql.ref(place_column);
      const { rows } = await sql<{ sha256: string }>`SELECT DISTINCT ${column} AS sha256 FROM ${sql.table(place_table)}
        WHERE ${column} LIKE ${`${begin}%`}`.execute(tx);
      for (const { sha256 } of rows) named.add(sha256);
    }
    return [...named];
  });
}

async function copyLater({ database }: Keeper, sha256: string): Promise<void> {
  await inScope(database, systemScope, (tx) => tx.insertInto("object_to_copy").values({ sha256 }).execute());
}
