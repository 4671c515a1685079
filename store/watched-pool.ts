import { createHash } from "node:crypto";
import type { PostgresPool } from "kysely";
import type pg from "pg";
import { type ChangeWatch, changedBy, type Remembered } from "./changes.ts";

/**
 * The pool as Kysely is given it: what is committed through it is told to `watch` before the commit is answered, and long statements
 * are prepared, for under row-level security planning takes longer than running.
 */
export function watchedPool(pool: pg.Pool, watch: ChangeWatch): PostgresPool {
  const watched = new WeakMap<pg.PoolClient, pg.PoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const known = watched.get(client) ?? watchedClient(client, watch);
      watched.set(client, known);
      return known;
    },
    end: async () => {
      await watch.close();
      await pool.end();
    },
  };
}

function watchedClient(client: pg.PoolClient, watch: ChangeWatch): pg.PoolClient {
  const pending = new Set<Remembered>();
  let inTransaction = false;
  const tell = () => {
    for (const kind of pending) watch.changed(kind);
    pending.clear();
  };
  const query = async (text: unknown, values: unknown) => {
    if (typeof text !== "string" || !Array.isArray(values))
      return await Reflect.apply(client.query, client, [text, values]);
    if (text === "begin") inTransaction = true;
    for (const kind of changedBy(text)) pending.add(kind);
    const ends = text === "commit" || text === "rollback";
    // Only a statement with values is sure to be a single one.
    const name = values.length > 0 ? nameOf(text) : null;
    try {
      return await client.query(name === null ? { text, values } : { name, text, values });
    } finally {
      // Told even where the answer got lost: the transaction may have been committed.
      if (ends) inTransaction = false;
      if (!inTransaction) tell();
    }
  };
  return new Proxy(client, {
    get: (target, name) => (name === "query" ? query : Reflect.get(target, name)),
  });
}

/** Shorter ones are planned in no time; longer ones are batches that are never the same again. */
const worthPreparing = { shortest: 250, longest: 12_000 };
/** Each connection keeps what it has prepared; beyond so many statements the rest is planned each time. */
const namesMost = 150;
const names = new Map<string, string>();

/** The name under which a statement is prepared; null where it is not. One with `*` could change its columns under us. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  const fits = text.length >= worthPreparing.shortest && text.length <= worthPreparing.longest;
  if (!fits || names.size >= namesMost || /select\s+\*|\.\*/i.test(text)) return null;
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 20);
  names.set(text, name);
  return name;
}
