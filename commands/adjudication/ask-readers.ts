import { randomUUID } from "node:crypto";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { listQuestions } from "#store/adjudications.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findMyVote, findVote } from "./find-my-adjudication.ts";

/** So many questions one adjudication may put: more would be a second case. */
const questionsAllowed = 20;

/** A question of a third reader to the readers. It reaches them without the asker's name. */
export async function askReaders(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { pairId: string | null; text: string },
): Promise<void> {
  await actInCase(desk, scope, caseId, "settle-difference", async (act) => {
    const { tx, kase, at } = act;
    const vote = await findMyVote(tx, scope, caseId);
    if (kase.stage !== "adjudicating" || vote.end !== null)
      throw new Refusal("wrong-stage", "this adjudication is over");
    if (input.pairId !== null && vote.points.every((point) => point.pairId !== input.pairId))
      throw new Refusal("not-found");
    if ((await listQuestions(tx, vote.id)).length >= questionsAllowed)
      throw new Refusal("not-valid", `an adjudication may put ${questionsAllowed} questions`);
    const id = randomUUID();
    await tx
      .insertInto("adjudication_question")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        adjudication_id: vote.id,
        pair_id: input.pairId,
        text: input.text,
        asked_by: scope.personId,
        at,
      })
      .execute();
    await act.record({ kind: "adjudicator-asked-readers", subject: id });
  });
}

/** An answer to such a question, by the second reader or by the coordinator who asked the first one. It is passed on without a name. */
export async function answerAdjudicator(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { questionId: string; text: string },
): Promise<void> {
  await actInCase(desk, scope, caseId, "answer-adjudicator", async (act) => {
    const { tx, kase, at } = act;
    const vote = await findVote(tx, caseId);
    const questions = vote === null ? [] : await listQuestions(tx, vote.id);
    if (questions.every((one) => one.id !== input.questionId)) throw new Refusal("not-found");
    const id = randomUUID();
    await tx
      .insertInto("adjudication_answer")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        question_id: input.questionId,
        text: input.text,
        answered_by: scope.personId,
        at,
      })
      .execute();
    await act.record({ kind: "adjudicator-answered", subject: input.questionId });
  });
}
