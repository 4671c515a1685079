import { z } from "zod";
import { caseId, instant, sha256 } from "../ids.ts";
import { answerLanguage } from "../language.ts";
import { defineRoutes } from "../route.ts";

const inCase = z.object({ caseId });
const version = z.coerce.number().int().min(1);

/** How a signed answer reaches people: in which language, as which file, and whether a document in hand is genuine. */
export const answerRoutes = defineRoutes({
  getAnswerLanguage: {
    method: "GET",
    path: "/api/cases/:caseId/answer-language",
    summary: "The language in which the asker reads the answer",
    access: { kind: "case", verb: "view-opinion" },
    blind: "refused",
    params: inCase,
    reply: z.object({ language: answerLanguage }),
  },
  chooseAnswerLanguage: {
    method: "PUT",
    path: "/api/cases/:caseId/answer-language",
    summary: "Choose the language in which one reads the answer",
    access: { kind: "case", verb: "view-opinion" },
    blind: "refused",
    params: inCase,
    body: z.object({ language: answerLanguage }),
    reply: z.object({ done: z.literal(true) }),
  },
  getPlainPdf: {
    method: "GET",
    path: "/api/cases/:caseId/plain-answer/:version/:language",
    summary: "The signed answer with the account in plain words first, as a signed PDF in a language",
    access: { kind: "case", verb: "view-opinion" },
    blind: "refused",
    params: inCase.extend({ version, language: answerLanguage }),
    reply: { raw: "application/pdf" },
  },
  getLinkPlainPdf: {
    method: "GET",
    path: "/api/links/:token/plain-answer/:version/:language",
    summary: "The same for the holder of an opened link",
    access: { kind: "link" },
    blind: "carries-nothing",
    params: z.object({ token: z.string().min(20).max(200), version, language: answerLanguage }),
    reply: { raw: "application/pdf" },
  },
  checkDocument: {
    method: "GET",
    path: "/api/check/:sha256",
    summary: "Is this the hash of an opinion signed here, or of a file of one? Shows nothing of its content",
    access: { kind: "public" },
    blind: "carries-nothing",
    params: z.object({ sha256 }),
    reply: z.discriminatedUnion("genuine", [
      z.object({ genuine: z.literal(false) }),
      z.object({
        genuine: z.literal(true),
        /** Of what was signed, or of one of the files made of it. */
        of: z.enum(["opinion", "file"]),
        organisation: z.string(),
        version: z.number().int(),
        addendum: z.boolean(),
        signedBy: z.string(),
        signedAt: instant,
        /** false: an addendum was signed since. */
        newest: z.boolean(),
      }),
    ]),
  },
});
