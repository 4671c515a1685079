import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { type FeedbackLetter, feedbackLetter } from "#reporting/feedback-letter.ts";
import { findFeedbackPermission } from "#store/follow-up.ts";
import { listOpinions } from "#store/opinions.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findFollowUpRules } from "./follow-up-rules.ts";

/** The patient decides whether the first radiologist may be written to; a coordinator records what the patient said, with the reason. */
export async function allowFeedback(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { allowed: boolean; reason: string },
): Promise<void> {
  await actInCase(desk, scope, caseId, "allow-feedback", async (act) => {
    const { tx, kase, at } = act;
    const standing = kase.standing;
    const patient = standing.kind === "person" && standing.parts.includes("patient");
    if (!patient && input.reason.length < 3) throw new Refusal("not-complete", "say how the patient let you know");
    await tx
      .insertInto("feedback_permission")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        allowed: input.allowed,
        by_name: scope.name,
        at,
      })
      .execute();
    const detail = { allowed: input.allowed };
    await act.record({ kind: "feedback-permitted", reason: input.reason === "" ? null : input.reason, detail });
  });
}

/** The letter to the first radiologist. @throws Refusal "not-permitted" where the organisation or the patient does not allow it */
export async function writeFeedback(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<FeedbackLetter> {
  return await actInCase(desk, scope, caseId, "write-feedback", async (act) => {
    if (!(await findFollowUpRules(act.tx)).feedbackLetters)
      throw new Refusal("not-permitted", "the organisation does not write feedback letters");
    if ((await findFeedbackPermission(act.tx, caseId))?.allowed !== true)
      throw new Refusal("not-permitted", "the patient has not allowed it");
    const [newest] = await listOpinions(act.tx, caseId);
    if (newest === undefined) throw new Refusal("wrong-stage");
    if (newest.content.points.length === 0) throw new Refusal("not-valid", "there was no first report to compare with");
    await act.record({ kind: "feedback-written", subject: `opinion/${newest.version}` });
    return feedbackLetter(newest.content);
  });
}
