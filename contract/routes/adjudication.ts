import { z } from "zod";
import {
  adjudicationCall,
  adjudicationEnd,
  adjudicationMode,
  adjudicationQuestion,
  adjudicationReason,
  adjudicationRules,
  ballot,
  blindReading,
  openBallot,
} from "../adjudication.ts";
import { settlement } from "../comparison.ts";
import { caseId, instant, sha256 } from "../ids.ts";
import { defineRoutes } from "../route.ts";

const inCase = z.object({ caseId });
const why = z.string().trim().min(3, "please give the reason").max(2000);
const done = z.object({ done: z.literal(true) });

/** How an adjudication stands, for the reader and the coordinator: who, how far, and never which ballot is whose. */
const adjudicationProgress = z.object({
  id: z.uuid(),
  mode: adjudicationMode,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
  pairIds: z.array(z.uuid()),
  round: z.number().int(),
  members: z.array(z.object({ name: z.string(), finished: z.boolean() })),
  questions: z.array(adjudicationQuestion),
  end: z.object({ kind: adjudicationEnd, by: z.string(), reason: z.string(), at: instant }).nullable(),
});

export const adjudicationRoutes = defineRoutes({
  askAdjudication: {
    method: "POST",
    path: "/api/cases/:caseId/adjudication",
    summary: "Ask an independent third reader, or a panel of three or five, to settle the named differences",
    access: { kind: "case", verb: "ask-adjudication" },
    blind: "refused",
    params: inCase,
    body: adjudicationCall,
    reply: done,
  },
  getAdjudication: {
    method: "GET",
    path: "/api/cases/:caseId/adjudication",
    summary:
      "For who settles: the disputed points, the versions shown as A and B, names hidden; in blind mode not before one's own reading is filed",
    access: { kind: "case", verb: "settle-difference" },
    blind: "refused",
    params: inCase,
    reply: z.object({
      question: z.string(),
      reason: z.string(),
      mode: adjudicationMode,
      ownReading: blindReading.nullable(),
      seats: z.number().int(),
      round: z.number().int(),
      /** Members who have voted on all points of the round. */
      finished: z.number().int(),
      dueAt: instant,
      over: z.boolean(),
      questions: z.array(adjudicationQuestion),
      points: z.array(
        z.object({
          pairId: z.uuid(),
          a: z.string(),
          b: z.string(),
          /** Can be voted on in this round. */
          open: z.boolean(),
          mine: openBallot.nullable(),
          /** In the second round: the ballots of the first, without names. */
          earlier: z.array(openBallot),
          settled: settlement.nullable(),
        }),
      ),
    }),
  },
  fileBlindReading: {
    method: "POST",
    path: "/api/cases/:caseId/adjudication/reading",
    summary: "Blind mode: file what you see yourself; the points open with that, and it cannot change",
    access: { kind: "case", verb: "settle-difference" },
    blind: "refused",
    params: inCase,
    body: z.object({ text: z.string().trim().min(10, "please write what you see in full sentences").max(20_000) }),
    reply: z.object({ sha256 }),
  },
  settleDifference: {
    method: "POST",
    path: "/api/cases/:caseId/adjudication/points/:pairId",
    summary: "Cast a ballot on one point: A, B, both, neither, a new version, or that these images cannot settle it",
    access: { kind: "case", verb: "settle-difference" },
    blind: "refused",
    params: inCase.extend({ pairId: z.uuid() }),
    body: ballot,
    reply: z.object({ open: z.number().int(), over: z.boolean() }),
  },
  askReaders: {
    method: "POST",
    path: "/api/cases/:caseId/adjudication/questions",
    summary: "A question to the readers; it is passed on without your name, and so is the answer",
    access: { kind: "case", verb: "settle-difference" },
    blind: "refused",
    params: inCase,
    body: z.object({ pairId: z.uuid().nullable(), text: z.string().trim().min(5).max(2000) }),
    reply: done,
  },
  answerAdjudicator: {
    method: "POST",
    path: "/api/cases/:caseId/adjudication/questions/:questionId",
    summary: "Answer a third reader's question, without names",
    access: { kind: "case", verb: "answer-adjudicator" },
    blind: "refused",
    params: inCase.extend({ questionId: z.uuid() }),
    body: z.object({ text: z.string().trim().min(1).max(4000) }),
    reply: done,
  },
  describeAdjudication: {
    method: "GET",
    path: "/api/cases/:caseId/adjudication/progress",
    summary: "How the adjudications of the case stand, why a third reader is called for, and who wished for one",
    access: { kind: "case", verb: "view-adjudication" },
    blind: "refused",
    params: inCase,
    reply: z.object({
      adjudications: z.array(adjudicationProgress),
      reasons: z.array(adjudicationReason),
      wishes: z.array(z.object({ by: z.string(), reason: z.string(), at: instant })),
    }),
  },
  extendAdjudication: {
    method: "POST",
    path: "/api/cases/:caseId/adjudication/extend",
    summary: "Give the adjudication more time, counted from now",
    access: { kind: "case", verb: "manage-adjudication" },
    blind: "refused",
    params: inCase,
    body: z.object({
      hours: z
        .number()
        .int()
        .min(1)
        .max(24 * 60),
      reason: why,
    }),
    reply: z.object({ dueAt: instant }),
  },
  takeBackAdjudication: {
    method: "POST",
    path: "/api/cases/:caseId/adjudication/take-back",
    summary: "Take the adjudication back: the case goes back to its reader, ballots cast so far count for nothing",
    access: { kind: "case", verb: "manage-adjudication" },
    blind: "refused",
    params: inCase,
    body: z.object({ reason: why }),
    reply: done,
  },
  wishThirdReader: {
    method: "POST",
    path: "/api/cases/:caseId/third-reader",
    summary: "The patient or referrer asks that a third reader looks at what the two readings differ in",
    access: { kind: "case", verb: "wish-third-reader" },
    blind: "refused",
    params: inCase,
    body: z.object({ reason: why }),
    reply: done,
  },
  getAdjudicationRules: {
    method: "GET",
    path: "/api/organisation/adjudication-rules",
    summary: "When a third reader is called for",
    access: { kind: "signed-in" },
    blind: "carries-nothing",
    reply: adjudicationRules,
  },
  setAdjudicationRules: {
    method: "PUT",
    path: "/api/organisation/adjudication-rules",
    summary: "Set when a third reader is called for",
    access: { kind: "roles", roles: ["administrator", "quality-lead"] },
    blind: "carries-nothing",
    body: adjudicationRules,
    reply: adjudicationRules,
  },
});
