import { randomUUID } from "node:crypto";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { listFollowUpQuestions } from "#store/follow-up.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** More would be a new request. */
const openQuestionsAllowed = 5;

/** A question about the signed answer, by the patient or the referring doctor. It is answered as a signed addendum. */
export async function askFollowUp(desk: Desk, scope: PersonScope, caseId: CaseId, text: string): Promise<void> {
  await actInCase(desk, scope, caseId, "ask-follow-up", async (act) => {
    const { tx, kase, at } = act;
    const open = (await listFollowUpQuestions(tx, caseId)).filter((one) => one.answeredIn === null);
    if (open.length >= openQuestionsAllowed)
      throw new Refusal(
        "not-valid",
        `${openQuestionsAllowed} questions are waiting already; please wait for their answers`,
      );
    if (open.some((one) => one.text === text)) throw new Refusal("already-done", "this question is on its way");
    const id = randomUUID();
    await tx
      .insertInto("follow_up_question")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        text,
        by_id: scope.personId,
        by_name: scope.name,
        at,
      })
      .execute();
    await act.record({ kind: "follow-up-asked", subject: id });
  });
}

/** Notes which questions a signed addendum answers. @throws Refusal "not-found" where a question is none of this case, or answered */
export async function noteAnswered(act: CaseAct, questionIds: readonly string[], version: number): Promise<void> {
  if (questionIds.length === 0) return;
  const open = (await listFollowUpQuestions(act.tx, act.kase.id)).filter((one) => one.answeredIn === null);
  for (const id of new Set(questionIds)) {
    if (open.every((one) => one.id !== id))
      throw new Refusal("not-found", "this question is answered, or of another case");
    await act.tx
      .insertInto("follow_up_answer")
      .values({
        organisation_id: act.kase.organisationId,
        case_id: act.kase.id,
        question_id: id,
        opinion_version: version,
        at: act.at,
      })
      .execute();
  }
}
