import { answerOffer } from "#commands/cases/answer-offer.ts";
import { closeCase } from "#commands/cases/close-case.ts";
import { completeCase } from "#commands/cases/complete-case.ts";
import { createCase } from "#commands/cases/create-case.ts";
import { declareSent } from "#commands/cases/declare-sent.ts";
import { getCase } from "#commands/cases/get-case.ts";
import { listCases } from "#commands/cases/list-cases.ts";
import { listReaders } from "#commands/cases/list-readers.ts";
import { giveGrant, listGrants, revokeGrant } from "#commands/cases/manage-grants.ts";
import { offerCase } from "#commands/cases/offer-case.ts";
import { reopenCase } from "#commands/cases/reopen-case.ts";
import { saveDraft } from "#commands/cases/save-draft.ts";
import { submitRequest } from "#commands/cases/submit-request.ts";
import { withdrawCase } from "#commands/cases/withdraw-case.ts";
import type { House } from "#commands/house.ts";
import type { caseRoutes } from "#contract/routes/cases.ts";
import type { HandlersOf } from "../handler.ts";

export const caseDoors = (house: House): HandlersOf<typeof caseRoutes> => ({
  listCases: async ({ scope, query }) => ({ json: { cases: await listCases(house, scope, query) } }),
  createCase: async ({ scope, body }) => ({ json: await createCase(house, scope, body.content) }),
  getCase: async ({ scope, params }) => ({ json: await getCase(house, scope, params.caseId) }),
  saveDraft: async ({ scope, params, body }) => ({
    json: { revision: await saveDraft(house, scope, params.caseId, body.baseRevision, body.content) },
  }),
  submitRequest: async ({ scope, params, body }) => ({
    json: { stage: await submitRequest(house, scope, params.caseId, body.revision) },
  }),
  withdrawCase: async ({ scope, params, body }) => ({
    json: { stage: await withdrawCase(house, scope, params.caseId, body.reason) },
  }),
  declareSent: async ({ scope, params }) => ({ json: { at: await declareSent(house, scope, params.caseId) } }),
  completeCase: async ({ scope, params, body }) => ({
    json: { stage: await completeCase(house, scope, params.caseId, body.missingAccepted, body.reason) },
  }),
  reopenCase: async ({ scope, params, body }) => ({
    json: { stage: await reopenCase(house, scope, params.caseId, body.reason) },
  }),
  listReaders: async ({ scope, params }) => ({ json: await listReaders(house, scope, params.caseId) }),
  offerCase: async ({ scope, params, body }) => ({ json: await offerCase(house, scope, params.caseId, body) }),
  answerOffer: async ({ scope, params, body }) => ({
    json: { stage: await answerOffer(house, scope, params.caseId, params.offerId, body) },
  }),
  listGrants: async ({ scope, params }) => ({ json: await listGrants(house, scope, params.caseId) }),
  giveGrant: async ({ scope, params, body }) => ({ json: { id: await giveGrant(house, scope, params.caseId, body) } }),
  revokeGrant: async ({ scope, params }) => {
    await revokeGrant(house, scope, params.caseId, params.grantId);
    return { json: { done: true } };
  },
  closeCase: async ({ scope, params, body }) => ({
    json: { stage: await closeCase(house, scope, params.caseId, body.reason) },
  }),
});
