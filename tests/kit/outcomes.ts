import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { RefusalBody, RefusalCode } from "#contract/refusals.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { TestService } from "./service.ts";
import { Refused } from "./visitor.ts";

/** What the service said when it said no; fails when it did not. */
export async function refusalOf(call: Promise<unknown>): Promise<RefusalBody> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refused) return error.body;
    throw error;
  }
  throw new Error("this was not refused");
}

/** Calls sent at the same time: how many were done, and the codes with which the others were refused. */
export async function atOnce(calls: readonly Promise<unknown>[]): Promise<{ done: number; refused: RefusalCode[] }> {
  const results = await Promise.allSettled(calls);
  const refused = results.flatMap((result) => {
    if (result.status === "fulfilled") return [];
    if (result.reason instanceof Refused) return [result.reason.body.refusal];
    throw result.reason;
  });
  return { done: results.length - refused.length, refused };
}

/** The kinds of a chain's events, oldest first, without the views that pages cause. */
export async function eventKinds(service: TestService, chain: CaseId): Promise<string[]> {
  const rows = await inScope(service.house.database, systemScope, (tx) =>
    tx.selectFrom("custody_event").select("kind").where("chain", "=", chain).orderBy("sequence").execute(),
  );
  return rows.map((row) => row.kind).filter((kind) => kind !== "case-viewed");
}

/** How many rows each of these tables has for the case: nothing may stay of what was refused. */
export async function rowCounts(
  service: TestService,
  caseId: CaseId,
  tables: readonly string[],
): Promise<Record<string, number>> {
  return await inScope(service.house.database, systemScope, async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*)::int AS count FROM ${sql.table(table)} WHERE case_id = ${caseId}`.execute(tx);
      counts[table] = rows[0]?.count ?? 0;
    }
    return counts;
  });
}
