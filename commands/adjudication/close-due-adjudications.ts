import { sql } from "kysely";
import { mayCloseByTime } from "#cases/tally-ballots.ts";
import { caseId } from "#contract/ids.ts";
import { adjudicationGoesOn, dueOfAdjudication } from "#store/adjudications.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { actInCase, type CaseAct } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { closeVote } from "./close-vote.ts";
import { findVote, type OpenVote } from "./find-my-adjudication.ts";

/**
 * Closes the votes whose time is up and that have a quorum; those without one are marked as overdue, once, for the coordinator. Called
 * by the worker; safe to run twice.
 * @returns how many were closed
 */
export async function closeDueAdjudications(desk: Desk): Promise<number> {
  const now = desk.clock();
  const { rows } = await inScope(desk.database, systemScope, (tx) =>
    sql<{ case_id: string }>`SELECT DISTINCT a.case_id FROM adjudication a
      JOIN LATERAL (SELECT stage FROM case_stage s WHERE s.case_id = a.case_id ORDER BY sequence DESC LIMIT 1) s ON s.stage = 'adjudicating'
      WHERE ${adjudicationGoesOn} AND ${dueOfAdjudication} <= ${now}`.execute(tx),
  );
  let closed = 0;
  for (const row of rows) {
    await actInCase(desk, systemScope, caseId.parse(row.case_id), "manage-adjudication", async (act) => {
      if (act.kase.stage !== "adjudicating") return;
      // Closed, extended or taken back in the moment before the lock.
      const vote = await findVote(act.tx, act.kase.id);
      if (vote === null || vote.end !== null || vote.dueAt > act.at) return;
      if (mayCloseByTime(vote.state, vote.members.length)) {
        await closeVote(act, vote, "closed-by-time");
        closed += 1;
      } else await markOverdue(act, vote);
    });
  }
  return closed;
}

async function markOverdue({ tx, kase, at, record }: CaseAct, vote: OpenVote): Promise<void> {
  const marked = await tx
    .selectFrom("adjudication_due")
    .select("id")
    .where("adjudication_id", "=", vote.id)
    .where("kind", "=", "missed")
    .where("due_at", "=", vote.dueAt)
    .executeTakeFirst();
  if (marked !== undefined) return;
  await tx
    .insertInto("adjudication_due")
    .values({
      organisation_id: kase.organisationId,
      case_id: kase.id,
      adjudication_id: vote.id,
      kind: "missed",
      due_at: vote.dueAt,
      by_name: "overread",
      reason: `${vote.state.finished.length} of ${vote.members.length} have voted`,
      at,
    })
    .execute();
  await record({ kind: "adjudication-overdue", subject: vote.id, detail: { voted: vote.state.finished.length } });
}
