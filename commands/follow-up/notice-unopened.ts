import { sql } from "kysely";
import { caseId } from "#contract/ids.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findRulesOf } from "./follow-up-rules.ts";

type Unopened = { case_id: string; organisation_id: string; subject: string; since: Date };

/**
 * Notes answers and links that nobody has opened after the hours that the organisation has set, once for each step: it is in the case's
 * chain, and the board shows it. Called by the worker; safe to run twice.
 * @returns how many notices were written
 */
export async function noticeUnopened(desk: Desk): Promise<number> {
  const now = desk.clock();
  const { rows } = await inScope(desk.database, systemScope, (tx) =>
    sql<Unopened>`SELECT s.case_id, s.organisation_id, s.case_id AS subject, s.at AS since FROM case_stage s
        WHERE s.stage = 'signed' AND NOT EXISTS (SELECT 1 FROM case_stage later WHERE later.case_id = s.case_id AND later.sequence > s.sequence)
      UNION ALL
      SELECT d.case_id, d.organisation_id, d.id, d.created_at FROM delivery d
        WHERE d.expires_at > ${now} AND NOT EXISTS (SELECT 1 FROM delivery_event e
          WHERE e.delivery_id = d.id AND e.kind IN ('opened', 'revoked'))`.execute(tx),
  );
  let written = 0;
  for (const row of rows) written += await noticeOne(desk, row, now);
  return written;
}

async function noticeOne(desk: Desk, row: Unopened, now: Date): Promise<number> {
  const { unopenedHours } = await inScope(desk.database, systemScope, (tx) => findRulesOf(tx, row.organisation_id));
  const past = unopenedHours.filter((hours) => now.getTime() - row.since.getTime() >= hours * 3_600_000);
  if (past.length === 0) return 0;
  return await actInCase(desk, systemScope, caseId.parse(row.case_id), "manage-deliveries", async (act) => {
    let written = 0;
    for (const hours of past) {
      const { numInsertedOrUpdatedRows } = await act.tx
        .insertInto("unopened_notice")
        .values({ organisation_id: row.organisation_id, case_id: row.case_id, subject: row.subject, hours, at: act.at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) continue;
      written += 1;
      await act.record({ kind: "delivery-unopened", subject: row.subject, detail: { hours } });
    }
    return written;
  });
}
