import { z } from "zod";
import { day, instant } from "./ids.ts";

/** How soon a critical finding is told: 1 within minutes, 2 within hours, 3 within days (ACR Actionable Reporting Work Group, JACR 2014). */
export const criticalCategory = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type CriticalCategory = z.infer<typeof criticalCategory>;

/** One entry of an organisation's list: a finding is critical where its text holds one of the terms. */
export const criticalEntry = z.object({
  term: z.string().trim().min(2).max(100),
  category: criticalCategory,
});
export type CriticalEntry = z.infer<typeof criticalEntry>;

/** What an organisation decides about what happens after a reading. */
export const followUpRules = z.object({
  /** Hours after which an unopened answer comes back to the coordinator, once for each. */
  unopenedHours: z
    .array(
      z
        .number()
        .int()
        .min(1)
        .max(24 * 60),
    )
    .min(1)
    .max(4)
    .refine(
      (hours) => hours.every((one, at) => at === 0 || one > (hours[at - 1] ?? 0)),
      "each later than the one before",
    ),
  criticalFindings: z.array(criticalEntry).max(500),
  /** Whether first radiologists may be written to at all. The patient must allow it too. */
  feedbackLetters: z.boolean(),
});
export type FollowUpRules = z.infer<typeof followUpRules>;

/** A finding of the second reading that must be told by word of mouth. */
export const criticalFinding = z.object({
  findingId: z.uuid(),
  finding: z.string(),
  category: criticalCategory,
  /** The term of the list that it holds; null where the reader graded it as critical. */
  term: z.string().nullable(),
});
export type CriticalFinding = z.infer<typeof criticalFinding>;

export const contactWay = z.enum(["telephone", "in-person", "video"]);

/** The six facts of a spoken contact: what, by whom (who records it), to whom, when, how, and that it was repeated back. */
export const spokenContact = z.object({
  findingId: z.uuid(),
  toldTo: z.string().trim().min(2, "please name the person who was told").max(200),
  theirRole: z.string().trim().min(2, "please say who this person is, such as treating doctor").max(200),
  at: instant,
  how: contactWay,
  repeatedBack: z.literal(true, "ask the person to repeat the finding back, then confirm it here"),
  note: z.string().trim().max(2000).default(""),
});
export type SpokenContact = z.infer<typeof spokenContact>;

export const contactRow = spokenContact.omit({ repeatedBack: true }).extend({
  id: z.uuid(),
  finding: z.string(),
  toldBy: z.string(),
  recordedAt: instant,
});

export const recommendationState = z.enum(["open", "overdue", "done", "declined"]);

/** A recommendation of the signed answer as something that is to happen. */
export const recommendationItem = z.object({
  id: z.uuid(),
  findingId: z.uuid().nullable(),
  text: z.string(),
  /** By when; null where the recommendation names no time and nobody has set one. */
  dueOn: day.nullable(),
  state: recommendationState,
  note: z.string(),
  changedBy: z.string().nullable(),
  changedAt: instant.nullable(),
});
export type RecommendationItem = z.infer<typeof recommendationItem>;

export const recommendationChange = z.object({
  state: z.enum(["open", "done", "declined"]),
  dueOn: day.nullable(),
  note: z.string().trim().max(2000).default(""),
});

export const outcomeKind = z.enum(["pathology", "surgery", "follow-up-imaging", "clinical-course", "laboratory"]);
export const outcomeVerdict = z.enum(["second-right", "first-right", "both-right", "neither-right", "not-clear"]);
export type OutcomeVerdict = z.infer<typeof outcomeVerdict>;

/** What turned out to be the case, and which reading that bears out. */
export const outcomeReport = z.object({
  kind: outcomeKind,
  verdict: outcomeVerdict,
  happenedOn: day.nullable(),
  text: z.string().trim().max(4000).default(""),
});
export const outcomeRow = outcomeReport.extend({ id: z.uuid(), by: z.string(), at: instant });

export const followUpQuestion = z.object({
  id: z.uuid(),
  text: z.string(),
  by: z.string(),
  at: instant,
  /** The addendum that answers it; null while it waits. */
  answeredIn: z.number().int().nullable(),
});

/** What asks for somebody's hand, apart from the stage of a case. */
export const attention = z.enum([
  "unopened",
  "unopened-long",
  "critical-not-told",
  "recommendation-overdue",
  "question-waiting",
  "third-reader-late",
]);
