import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { actorOf, recordEvent } from "../record-event.ts";

/**
 * Keeps a coordinator's word on whether two patients are one person. The same question about the same people is not asked again.
 * @throws Refusal "not-found"; "already-done"
 */
export async function answerPatientQuestion(
  desk: Desk,
  scope: PersonScope,
  questionId: string,
  { decision, reason }: { decision: "same-person" | "different-people"; reason: string },
): Promise<void> {
  await inScope(desk.database, scope, async (tx) => {
    const question = await tx
      .selectFrom("patient_question")
      .select("kind")
      .where("id", "=", questionId)
      .executeTakeFirst();
    if (question === undefined) throw new Refusal("not-found");
    const at = desk.clock();
    const answer = {
      question_id: questionId,
      organisation_id: scope.organisationId,
      decision,
      reason,
      by_name: scope.name,
      at,
    };
    const added = await tx
      .insertInto("patient_answer")
      .values(answer)
      .onConflict((conflict) => conflict.doNothing())
      .returning("question_id")
      .executeTakeFirst();
    if (added === undefined) throw new Refusal("already-done");
    const chain = { organisationId: scope.organisationId, caseId: null };
    await recordEvent(tx, chain, actorOf(scope), at, {
      kind: "patient-answered",
      subject: questionId,
      reason,
      detail: { question: question.kind, decision },
    });
  });
}
