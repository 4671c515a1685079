import { getAdjudicationRules, setAdjudicationRules } from "#commands/adjudication/adjudication-rules.ts";
import { askAdjudication } from "#commands/adjudication/ask-adjudication.ts";
import { answerAdjudicator, askReaders } from "#commands/adjudication/ask-readers.ts";
import { castBallot } from "#commands/adjudication/cast-ballot.ts";
import { describeAdjudication } from "#commands/adjudication/describe-adjudication.ts";
import { fileBlindReading } from "#commands/adjudication/file-blind-reading.ts";
import { getAdjudication } from "#commands/adjudication/get-adjudication.ts";
import { extendAdjudication, takeBackAdjudication } from "#commands/adjudication/manage-adjudication.ts";
import { wishThirdReader } from "#commands/adjudication/wish-third-reader.ts";
import type { House } from "#commands/house.ts";
import type { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import type { HandlersOf } from "../handler.ts";

const done = { json: { done: true } } as const;

export const adjudicationDoors = (house: House): HandlersOf<typeof adjudicationRoutes> => ({
  askAdjudication: async ({ scope, params, body }) => {
    await askAdjudication(house, scope, params.caseId, body);
    return done;
  },
  getAdjudication: async ({ scope, params }) => ({ json: await getAdjudication(house, scope, params.caseId) }),
  fileBlindReading: async ({ scope, params, body }) => ({
    json: { sha256: await fileBlindReading(house, scope, params.caseId, body.text) },
  }),
  settleDifference: async ({ scope, params, body }) => ({
    json: await castBallot(house, scope, params.caseId, params.pairId, body),
  }),
  askReaders: async ({ scope, params, body }) => {
    await askReaders(house, scope, params.caseId, body);
    return done;
  },
  answerAdjudicator: async ({ scope, params, body }) => {
    await answerAdjudicator(house, scope, params.caseId, { questionId: params.questionId, text: body.text });
    return done;
  },
  describeAdjudication: async ({ scope, params }) => ({
    json: await describeAdjudication(house, scope, params.caseId),
  }),
  extendAdjudication: async ({ scope, params, body }) => ({
    json: await extendAdjudication(house, scope, params.caseId, body),
  }),
  takeBackAdjudication: async ({ scope, params, body }) => {
    await takeBackAdjudication(house, scope, params.caseId, body.reason);
    return done;
  },
  wishThirdReader: async ({ scope, params, body }) => {
    await wishThirdReader(house, scope, params.caseId, body.reason);
    return done;
  },
  getAdjudicationRules: async ({ scope }) => ({ json: await getAdjudicationRules(house, scope) }),
  setAdjudicationRules: async ({ scope, body }) => ({ json: await setAdjudicationRules(house, scope, body) }),
});
