import { sql } from "kysely";
import { caseId } from "#contract/ids.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findFollowUpRules } from "./follow-up-rules.ts";

type Unopened = { case_id: string; organisation_id: string; subject: string; since: Date; noted: number[] };

/**
 * Notes answers and links that nobody has opened after the hours that the organisation has set, once for each step: it is in the case's
 * chain, and the board shows it. Called by the worker; safe to run twice.
 * @returns how many notices were written
 */
export async function noticeUnopened(desk: Desk): Promise<number> {
  const now = desk.clock();
  const waiting = await inScope(desk.database, systemScope, async (tx) => {
    const { rows } = await sql<Unopened>`SELECT u.*, coalesce((SELECT array_agg(n.hours) FROM unopened_notice n
        WHERE n.subject = u.subject), '{}') AS noted FROM (
      SELECT s.case_id, s.organisation_id, s.case_id AS subject, s.at AS since FROM case_stage s
        WHERE s.stage = 'signed' AND NOT EXISTS (SELECT 1 FROM case_stage later WHERE later.case_id = s.case_id AND later.sequence > s.sequence)
      UNION ALL
      SELECT d.case_id, d.organisation_id, d.id, d.created_at FROM delivery d
        WHERE d.expires_at > ${now} AND NOT EXISTS (SELECT 1 FROM delivery_event e
          WHERE e.delivery_id = d.id AND e.kind IN ('opened', 'revoked'))) u`.execute(tx);
    const hours = new Map<string, number[]>();
    for (const id of new Set(rows.map((row) => row.organisation_id)))
      hours.set(id, (await findFollowUpRules(tx, id)).unopenedHours);
    return rows.map((row) => ({ row, due: dueSteps(row, hours.get(row.organisation_id) ?? [], now) }));
  });
  let written = 0;
  for (const { row, due } of waiting) if (due.length > 0) written += await writeNotices(desk, row, due);
  return written;
}

/** The steps that are past and not noted yet. */
function dueSteps({ since, noted }: Unopened, steps: readonly number[], now: Date): number[] {
  return steps.filter((hours) => now.getTime() - since.getTime() >= hours * 3_600_000 && !noted.includes(hours));
}

async function writeNotices(desk: Desk, row: Unopened, due: readonly number[]): Promise<number> {
  return await actInCase(desk, systemScope, caseId.parse(row.case_id), "manage-deliveries", async (act) => {
    let written = 0;
    for (const hours of due) {
      // Noted by another worker in the moment before the lock.
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
