import { z } from "zod";
import {
  contactRow,
  criticalFinding,
  followUpQuestion,
  followUpRules,
  outcomeReport,
  outcomeRow,
  outcomeVerdict,
  recommendationChange,
  recommendationItem,
  spokenContact,
} from "../follow-up.ts";
import { caseId, instant } from "../ids.ts";
import { defineRoutes } from "../route.ts";

const inCase = z.object({ caseId });
const done = z.object({ done: z.literal(true) });

/** After the reading: critical findings told, recommendations done, questions, outcomes, feedback. */
export const followUpRoutes = defineRoutes({
  getCriticalFindings: {
    method: "GET",
    path: "/api/cases/:caseId/critical-findings",
    summary: "What must be told by word of mouth, and what was; while one reads blind, of one's own draft only",
    access: { kind: "case", verb: "record-contact" },
    blind: "carries-nothing",
    params: inCase,
    reply: z.object({ critical: z.array(criticalFinding), contacts: z.array(contactRow) }),
  },
  recordContact: {
    method: "POST",
    path: "/api/cases/:caseId/critical-findings",
    summary:
      "Record that a critical finding was told: what, by whom, to whom, when, how, and that it was repeated back",
    access: { kind: "case", verb: "record-contact" },
    blind: "carries-nothing",
    params: inCase,
    body: spokenContact,
    reply: done,
  },
  getFollowUp: {
    method: "GET",
    path: "/api/cases/:caseId/follow-up",
    summary: "What became of the recommendations, questions and their answers, what turned out",
    access: { kind: "case", verb: "view-follow-up" },
    blind: "refused",
    params: inCase,
    reply: z.object({
      recommendations: z.array(recommendationItem),
      outcomes: z.array(outcomeRow),
      questions: z.array(followUpQuestion),
      contacts: z.array(contactRow),
      feedback: z.object({
        organisationAllows: z.boolean(),
        permission: z.object({ allowed: z.boolean(), by: z.string(), at: instant }).nullable(),
      }),
    }),
  },
  changeRecommendation: {
    method: "POST",
    path: "/api/cases/:caseId/recommendations/:itemId",
    summary: "Say what became of a recommendation, or move its date",
    access: { kind: "case", verb: "change-recommendation" },
    blind: "refused",
    params: inCase.extend({ itemId: z.uuid() }),
    body: recommendationChange,
    reply: done,
  },
  reportOutcome: {
    method: "POST",
    path: "/api/cases/:caseId/outcomes",
    summary: "Report what turned out, and which reading it bears out",
    access: { kind: "case", verb: "report-outcome" },
    blind: "refused",
    params: inCase,
    body: outcomeReport,
    reply: done,
  },
  askFollowUp: {
    method: "POST",
    path: "/api/cases/:caseId/questions",
    summary: "Ask about the signed answer; it is answered as a signed addendum",
    access: { kind: "case", verb: "ask-follow-up" },
    blind: "refused",
    params: inCase,
    body: z.object({ text: z.string().trim().min(10, "please write the question in a full sentence").max(2000) }),
    reply: done,
  },
  allowFeedback: {
    method: "POST",
    path: "/api/cases/:caseId/feedback-permission",
    summary: "The patient's decision whether the first radiologist may be written to",
    access: { kind: "case", verb: "allow-feedback" },
    blind: "refused",
    params: inCase,
    body: z.object({ allowed: z.boolean(), reason: z.string().trim().max(2000).default("") }),
    reply: done,
  },
  writeFeedback: {
    method: "POST",
    path: "/api/cases/:caseId/feedback-letter",
    summary: "The letter to the first radiologist: facts without blame, without the patient's name",
    access: { kind: "case", verb: "write-feedback" },
    blind: "refused",
    params: inCase,
    reply: z.object({
      subject: z.string(),
      paragraphs: z.array(z.string()),
      points: z.array(z.string()),
      closing: z.array(z.string()),
    }),
  },
  getFollowUpRules: {
    method: "GET",
    path: "/api/organisation/follow-up-rules",
    summary: "When unopened answers come back, what is critical, whether first radiologists are written to",
    access: { kind: "signed-in" },
    blind: "carries-nothing",
    reply: followUpRules,
  },
  setFollowUpRules: {
    method: "PUT",
    path: "/api/organisation/follow-up-rules",
    summary: "Set these rules",
    access: { kind: "roles", roles: ["administrator", "quality-lead"] },
    blind: "carries-nothing",
    body: followUpRules,
    reply: followUpRules,
  },
  countOutcomes: {
    method: "GET",
    path: "/api/organisation/outcomes",
    summary: "How often what turned out bore out which reading",
    access: { kind: "roles", roles: ["administrator", "quality-lead", "coordinator"] },
    blind: "carries-nothing",
    reply: z.object({ counts: z.array(z.object({ verdict: outcomeVerdict, cases: z.number().int() })) }),
  },
});
