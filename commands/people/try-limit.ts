import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import { sha256Hex } from "#custody/hash.ts";
import type { Tx } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

const second = 1_000;
const hour = 3_600 * second;
const day = 24 * hour;

/** Something that tries are counted for. */
export type Counter = {
  key: string;
  /** So many failures cost nothing; each one more doubles the wait. */
  free: number;
  /** Failures older than this are forgotten, in milliseconds. */
  within: number;
  /** A right answer forgives the failures before it. Not for an address: its owner could sign in between two guesses. */
  forgiving: boolean;
};

export const counters = {
  email: (email: string): Counter => ({ key: `email:${email.toLowerCase()}`, free: 5, within: day, forgiving: true }),
  /** One person at one address, used instead of `email` where that person has signed in from there before. */
  known: (email: string, address: string): Counter => ({
    key: `known:${email.toLowerCase()} ${address}`,
    free: 5,
    within: day,
    forgiving: true,
  }),
  /** A hospital's many people share one address. */
  address: (address: string): Counter => ({ key: `address:${address}`, free: 40, within: hour, forgiving: false }),
  signUp: (address: string): Counter => ({ key: `sign-up:${address}`, free: 10, within: hour, forgiving: false }),
  secondFactor: (personId: string): Counter => ({ key: `factor:${personId}`, free: 5, within: day, forgiving: true }),
  password: (personId: string): Counter => ({ key: `password:${personId}`, free: 5, within: day, forgiving: true }),
};

const firstWait = 10 * second;
/** Nobody is locked out for longer than this, whoever keeps trying. */
const longestWait = 900 * second;

/** How long after the last of so many failures the next try may come, in milliseconds. */
export function waitAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(longestWait, firstWait * 2 ** Math.min(failures - free, 20));
}

export type Try = { ids: number[]; counters: readonly Counter[] };

/**
 * Counts a try before it is looked at, so that a thousand at once are a thousand; `forgiveTry` takes it back when it was right.
 * A try that is refused here is not counted.
 * @throws Refusal "too-many-tries" with the seconds to wait
 */
export async function countTry(desk: Desk, counted: readonly Counter[]): Promise<Try> {
  const at = desk.clock();
  const outcome = await inScope(desk.database, systemScope, async (tx) => {
    // In one order everywhere, so that two tries never wait for each other in a ring.
    const inOrder = counted.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    let wait = 0;
    for (const counter of inOrder) wait = Math.max(wait, await waitOf(tx, counter, at));
    if (wait > 0) return { wait };
    const ids: number[] = [];
    for (const counter of inOrder) ids.push(await insertTry(tx, counter, false, at));
    return { ids };
  });
  if (outcome.ids === undefined)
    throw new Refusal("too-many-tries", `wait ${Math.ceil(outcome.wait / second)} seconds`);
  return { ids: outcome.ids, counters: counted };
}

/** The try was right after all. */
export async function forgiveTry(desk: Desk, right: Try): Promise<void> {
  const at = desk.clock();
  await inScope(desk.database, systemScope, async (tx) => {
    await tx.deleteFrom("sign_in_attempt").where("id", "in", right.ids).execute();
    for (const counter of right.counters) {
      if (!counter.forgiving) continue;
      const old = tx.deleteFrom("sign_in_attempt").where("key_hash", "=", sha256Hex(counter.key));
      await old.where("succeeded", "=", true).execute();
      await insertTry(tx, counter, true, at);
    }
  });
}

/** Has this person signed in from this address within the last thirty days? */
export async function isKnownThere(desk: Desk, email: string, address: string): Promise<boolean> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const seen = await tx
      .selectFrom("sign_in_attempt")
      .select("id")
      .where("key_hash", "=", sha256Hex(counters.known(email, address).key))
      .where("succeeded", "=", true)
      .where("at", ">", new Date(desk.clock().getTime() - 30 * day))
      .limit(1)
      .executeTakeFirst();
    return seen !== undefined;
  });
}

async function waitOf(tx: Tx, counter: Counter, at: Date): Promise<number> {
  const key = sha256Hex(counter.key);
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 11))`.execute(tx);
  const right = await tx
    .selectFrom("sign_in_attempt")
    .select((eb) => eb.fn.max("id").as("id"))
    .where("key_hash", "=", key)
    .where("succeeded", "=", true)
    .executeTakeFirst();
  const failed = await tx
    .selectFrom("sign_in_attempt")
    .select((eb) => [eb.fn.countAll<string>().as("count"), eb.fn.max("at").as("last")])
    .where("key_hash", "=", key)
    .where("succeeded", "=", false)
    .where("id", ">", right?.id ?? 0)
    .where("at", ">", new Date(at.getTime() - counter.within))
    .executeTakeFirstOrThrow();
  if (failed.last === null) return 0;
  return failed.last.getTime() + waitAfter(Number(failed.count), counter.free) - at.getTime();
}

async function insertTry(tx: Tx, counter: Counter, succeeded: boolean, at: Date): Promise<number> {
  const row = await tx
    .insertInto("sign_in_attempt")
    .values({ key_hash: sha256Hex(counter.key), succeeded, at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}
