import { adjudicationReasons, type ReasonsBasis } from "#cases/adjudication-reasons.ts";
import { type AdjudicationReason, adjudicationEnd } from "#contract/adjudication.ts";
import type { CaseId } from "#contract/ids.ts";
import { type Adjudication, listAdjudications, listBallots, listQuestions } from "#store/adjudications.ts";
import { findComparisonDraft, listSettlements } from "#store/comparisons.ts";
import type { Tx } from "#store/database.ts";
import { findCurrentReading } from "#store/readings.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findAdjudicationRules } from "./adjudication-rules.ts";
import { withBallots } from "./find-my-adjudication.ts";

/** How the adjudications of a case stand, newest first, and what calls for one. Which ballot is whose is never in it. */
export async function describeAdjudication(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "view-adjudication", async ({ tx, at }) => {
    const adjudications = await listAdjudications(tx, caseId);
    const comparison = (await findComparisonDraft(tx, caseId))?.content;
    const reading = (await findCurrentReading(tx, caseId))?.content;
    const settled = (await listSettlements(tx, caseId)).map((one) => one.pairId);
    return {
      adjudications: await Promise.all(adjudications.map((one) => describeProgress(tx, one, at))),
      reasons:
        comparison === undefined || reading === undefined
          ? []
          : await reasonsForThirdReader(tx, caseId, { comparison, reading, settled }),
      wishes: (await listWishes(tx, caseId)).map((one) => ({ ...one, at: one.at.toISOString() })),
    };
  });
}

async function describeProgress(tx: Tx, one: Adjudication, now: Date) {
  const { state } = withBallots(one, await listBallots(tx, one.id));
  return {
    id: one.id,
    mode: one.mode,
    reason: one.reason,
    askedBy: one.askedBy,
    askedAt: one.askedAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    overdue: one.end === null && one.dueAt <= now,
    pairIds: one.points.map((point) => point.pairId),
    round: state.round,
    members: one.members.map(({ personId, name }) => ({ name, finished: state.finished.includes(personId) })),
    questions: await listQuestions(tx, one.id),
    end:
      one.end === null ? null : { ...one.end, kind: adjudicationEnd.parse(one.end.kind), at: one.end.at.toISOString() },
  };
}

/** Why a third reader is called for, by the rules of the organisation and the wishes of those who asked. */
export async function reasonsForThirdReader(
  tx: Tx,
  caseId: CaseId,
  basis: Omit<ReasonsBasis, "wishes">,
): Promise<AdjudicationReason[]> {
  return adjudicationReasons({ ...basis, wishes: await listWishes(tx, caseId) }, await findAdjudicationRules(tx));
}

async function listWishes(tx: Tx, caseId: CaseId) {
  return await tx
    .selectFrom("third_reader_wish")
    .select(["by_name as by", "reason", "at"])
    .where("case_id", "=", caseId)
    .orderBy("at")
    .execute();
}
