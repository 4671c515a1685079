import { askFollowUp } from "#commands/follow-up/ask-follow-up.ts";
import { allowFeedback, writeFeedback } from "#commands/follow-up/feedback-letter.ts";
import { getFollowUpRules, setFollowUpRules } from "#commands/follow-up/follow-up-rules.ts";
import { getFollowUp } from "#commands/follow-up/get-follow-up.ts";
import { changeRecommendation } from "#commands/follow-up/recommendations.ts";
import { getCriticalFindings, recordContact } from "#commands/follow-up/record-contact.ts";
import { countOutcomes, reportOutcome } from "#commands/follow-up/report-outcome.ts";
import type { House } from "#commands/house.ts";
import type { followUpRoutes } from "#contract/routes/follow-up.ts";
import type { HandlersOf } from "../handler.ts";

const done = { json: { done: true } } as const;

export const followUpDoors = (house: House): HandlersOf<typeof followUpRoutes> => ({
  getCriticalFindings: async ({ scope, params }) => ({ json: await getCriticalFindings(house, scope, params.caseId) }),
  recordContact: async ({ scope, params, body }) => {
    await recordContact(house, scope, params.caseId, body);
    return done;
  },
  getFollowUp: async ({ scope, params }) => ({ json: await getFollowUp(house, scope, params.caseId) }),
  changeRecommendation: async ({ scope, params, body }) => {
    await changeRecommendation(house, scope, params.caseId, params.itemId, body);
    return done;
  },
  reportOutcome: async ({ scope, params, body }) => {
    await reportOutcome(house, scope, params.caseId, body);
    return done;
  },
  askFollowUp: async ({ scope, params, body }) => {
    await askFollowUp(house, scope, params.caseId, body.text);
    return done;
  },
  allowFeedback: async ({ scope, params, body }) => {
    await allowFeedback(house, scope, params.caseId, body);
    return done;
  },
  writeFeedback: async ({ scope, params }) => ({ json: await writeFeedback(house, scope, params.caseId) }),
  getFollowUpRules: async ({ scope }) => ({ json: await getFollowUpRules(house, scope) }),
  setFollowUpRules: async ({ scope, body }) => ({ json: await setFollowUpRules(house, scope, body) }),
  countOutcomes: async ({ scope }) => ({ json: { counts: await countOutcomes(house, scope) } }),
});
