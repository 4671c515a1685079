import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type FreshDatabase, freshDatabase } from "#tests/kit/database.ts";

let fresh: FreshDatabase;
let database: Database;
let owner: pg.Client;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.appUrl, 2);
  owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.destroy();
  await fresh.drop();
});

describe("a connection that is cut", () => {
  it("between two queries of a transaction fails that transaction, not the process", async () => {
    const faults: unknown[] = [];
    const note = (fault: unknown) => faults.push(fault);
    process.on("uncaughtExceptionMonitor", note);
    const cut = inScope(database, systemScope, async (tx) => {
      const found = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx);
      const pid = found.rows[0]?.pid;
      await owner.query("SELECT pg_terminate_backend($1)", [pid]);
      // The connection lies still while its end arrives.
      for (;;) {
        const { rowCount } = await owner.query("SELECT FROM pg_stat_activity WHERE pid = $1", [pid]);
        if (rowCount === 0) break;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.selectFrom("organisation").select("id").execute();
    });
    await expect(cut).rejects.toThrow();
    process.off("uncaughtExceptionMonitor", note);
    expect(faults).toEqual([]);
    await expect(
      inScope(database, systemScope, (tx) => tx.selectFrom("organisation").select("id").execute()),
    ).resolves.toEqual([]);
  });
});
