import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { attachWatch, watchChanges } from "./changes.ts";
import type { DB } from "./tables.ts";
import { watchedPool } from "./watched-pool.ts";

export type Database = Kysely<DB>;
/** A transaction that runs as a scope (store/scope.ts): the only thing queries take. */
export type Tx = Transaction<DB>;

/**
 * `bigint` columns (sizes, counters, row numbers) are numbers here, as store/tables.ts says; one that a number cannot hold is an error.
 */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, parseBigint);

/**
 * Connects as the application's role. Nothing is asked of the server until the first query.
 * @param url of a role without the right to bypass row-level security (overread_app)
 */
export function openDatabase(url: string, connections = 10): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, application_name: "overread" });
  // An idle connection that the server closes must not end the process; the next query takes a new one.
  pool.on("error", () => undefined);
  // Nor may one that is cut between two queries of a transaction: its next query fails, and that is where it is heard.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const watch = watchChanges(url);
  const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool: watchedPool(pool, watch) }) });
  attachWatch(database, watch);
  return database;
}
