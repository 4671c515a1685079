import type { CaseId } from "#contract/ids.ts";
import { findFeedbackPermission, listContacts, listFollowUpQuestions, listOutcomes } from "#store/follow-up.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findFollowUpRules } from "./follow-up-rules.ts";
import { listRecommendations } from "./recommendations.ts";

/** Everything that happens after the signature, for those who take part in it. */
export async function getFollowUp(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "view-follow-up", async ({ tx, at }) => ({
    recommendations: await listRecommendations(tx, caseId, at),
    outcomes: await listOutcomes(tx, caseId),
    questions: await listFollowUpQuestions(tx, caseId),
    contacts: await listContacts(tx, caseId),
    feedback: {
      organisationAllows: (await findFollowUpRules(tx)).feedbackLetters,
      permission: await findFeedbackPermission(tx, caseId),
    },
  }));
}
