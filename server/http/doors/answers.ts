import type { House } from "#commands/house.ts";
import { chooseAnswerLanguage, getAnswerLanguage } from "#commands/opinions/answer-language.ts";
import { checkDocument } from "#commands/opinions/check-document.ts";
import { getPlainPdf } from "#commands/opinions/get-plain-pdf.ts";
import type { answerRoutes } from "#contract/routes/answers.ts";
import type { HandlersOf } from "../handler.ts";
import { sendOpinionFile } from "./send-opinion-file.ts";

export const answerDoors = (house: House): HandlersOf<typeof answerRoutes> => ({
  getAnswerLanguage: async ({ scope, params }) => ({
    json: { language: await getAnswerLanguage(house, scope, params.caseId) },
  }),
  chooseAnswerLanguage: async ({ scope, params, body }) => {
    await chooseAnswerLanguage(house, scope, params.caseId, body.language);
    return { json: { done: true } };
  },
  getPlainPdf: async ({ scope, params }) => sendOpinionFile(await getPlainPdf(house, scope, params.caseId, params)),
  getLinkPlainPdf: async ({ scope, params }) => sendOpinionFile(await getPlainPdf(house, scope, scope.caseId, params)),
  checkDocument: async ({ params }) => ({ json: await checkDocument(house, params.sha256) }),
});
