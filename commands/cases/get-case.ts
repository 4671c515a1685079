import { mayDo } from "#cases/may-do.ts";
import { type CaseDetail, type StageChange, stage } from "#contract/case.ts";
import { caseVerbs } from "#contract/case-verbs.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { listCaseRows } from "#store/case-rows.ts";
import { listOffers } from "#store/offers.ts";
import type { PersonScope } from "#store/scope.ts";
import { type CaseAct, lookInCase } from "../act-in-case.ts";
import { findUnopenedHours } from "../follow-up/follow-up-rules.ts";
import type { Desk } from "../house.ts";
import { describeCase, draftOf, requestOf } from "./describe-case.ts";
import { describeOffer } from "./describe-offer.ts";
import { gatherChecklist } from "./gather-checklist.ts";

/** One case as the person may see it. A blind reader gets neither who read first nor what came with it. */
export async function getCase(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<CaseDetail> {
  return await lookInCase(desk, scope, caseId, "view-case", async (act) => {
    const { tx, kase } = act;
    const [row] = await listCaseRows(tx, {
      person: scope.personId,
      caseId,
      now: act.at,
      unopenedHours: await findUnopenedHours(tx),
    });
    if (row === undefined) throw new Refusal("not-found");
    await act.recordView({ kind: "case-viewed" });
    const request = requestOf(row);
    const offers = (await listOffers(tx, caseId)).map(describeOffer);
    return {
      ...describeCase(row),
      request: request !== null && kase.blind ? { ...request, firstReading: nobody } : request,
      draft: kase.blind ? null : draftOf(row),
      draftRevision: row.draft_revision ?? 0,
      history: await stageHistory(act),
      checklist: kase.blind ? [] : await gatherChecklist(tx, caseId, request),
      offers: kase.blind ? offers.filter((offer) => offer.readerId === scope.personId) : offers,
      may: caseVerbs.filter((verb) => mayDo(kase.standing, kase.stage, verb) === null),
      blind: kase.blind,
    };
  });
}

/** Who made the first reading is for after the seal: a known name leans on the reader's judgement. */
const nobody = { institution: "", radiologist: "", date: null };

/** The stages with who and why. The reason is a person's free text: not for a blind reader. */
async function stageHistory({ tx, kase }: CaseAct): Promise<StageChange[]> {
  const rows = await tx
    .selectFrom("case_stage")
    .select(["stage", "at", "by_name", "reason"])
    .where("case_id", "=", kase.id)
    .orderBy("sequence")
    .execute();
  return rows.map((row) => ({
    stage: stage.parse(row.stage),
    at: row.at.toISOString(),
    by: row.by_name,
    reason: kase.blind ? null : row.reason,
  }));
}
