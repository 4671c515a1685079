import { z } from "zod";
import { instant, personId, sha256 } from "./ids.ts";

/** What a third reader says of one disputed point. "new": neither stands, this does. "cannot-settle": not on these images. */
export const ballotChoice = z.enum(["a", "b", "both", "neither", "new", "cannot-settle"]);
export type BallotChoice = z.infer<typeof ballotChoice>;

export const ballotConfidence = z.enum(["low", "moderate", "high"]);

/** What would settle a point that these images cannot. */
export const wouldSettle = z.enum([
  "further-view",
  "ultrasound",
  "ct",
  "mr",
  "pet",
  "biopsy",
  "laboratory",
  "time",
  "other",
]);
export type WouldSettle = z.infer<typeof wouldSettle>;

const reason = z.string().trim().min(3, "please give the reason").max(2000);

/** One third reader's word on one point; what a choice needs comes with it and nothing else. */
export const ballot = z
  .object({
    choice: ballotChoice,
    statement: reason,
    confidence: ballotConfidence,
    /** With "new": the finding as it should read. Else empty. */
    newVersion: z.string().trim().max(1000).default(""),
    /** With "cannot-settle": what would. Else null. */
    wouldSettle: wouldSettle.nullable().default(null),
  })
  .refine((one) => (one.choice === "new") === one.newVersion.length >= 3, {
    path: ["newVersion"],
    message: "write the new version, or choose one of the others",
  })
  .refine((one) => (one.choice === "cannot-settle") === (one.wouldSettle !== null), {
    path: ["wouldSettle"],
    message: "say what would settle it, or choose one of the others",
  });
export type Ballot = z.infer<typeof ballot>;

/** "focused": the disputed points at once. "blind": the third reader writes what he sees first, and the points open with that. */
export const adjudicationMode = z.enum(["focused", "blind"]);

/** One third reader, or a panel whose ballots are secret until all have voted. */
export const panelSizes = [1, 3, 5] as const;

export const adjudicationCall = z.object({
  adjudicatorIds: z
    .array(personId)
    .refine((ids) => new Set(ids).size === ids.length, "each person once")
    .refine((ids) => panelSizes.some((size) => size === ids.length), "one third reader, or a panel of three or five"),
  pairIds: z.array(z.uuid()).min(1),
  mode: adjudicationMode.default("focused"),
  /** After these hours the vote closes with the ballots that are there, if they are enough. */
  hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(72),
  reason,
});
export type AdjudicationCall = z.infer<typeof adjudicationCall>;

/** A ballot as the other members see it once a round is closed: who cast it stays hidden. */
export const openBallot = z.object({
  choice: ballotChoice,
  statement: z.string(),
  confidence: ballotConfidence,
  newVersion: z.string(),
  wouldSettle: wouldSettle.nullable(),
});
export type OpenBallot = z.infer<typeof openBallot>;

/** A question of a third reader to the readers, passed on without names in either direction. */
export const adjudicationQuestion = z.object({
  id: z.uuid(),
  pairId: z.uuid().nullable(),
  text: z.string(),
  askedAt: instant,
  answers: z.array(z.object({ text: z.string(), at: instant })),
});
export type AdjudicationQuestion = z.infer<typeof adjudicationQuestion>;

/** What the third reader saw and wrote before the points opened. */
export const blindReading = z.object({ text: z.string(), sha256, at: instant });

/** How an adjudication ended. */
export const adjudicationEnd = z.enum(["settled", "closed-by-time", "taken-back"]);
export type AdjudicationEnd = z.infer<typeof adjudicationEnd>;

/** How strictly a rule asks for a third reader before the opinion is signed. */
export const ruleLevel = z.enum(["off", "advised", "required"]);

/** When a third reader is called for; the organisation sets them. */
export const adjudicationRules = z.object({
  majorDifference: ruleLevel,
  /** RADPEER 2b, 3a or 3b. */
  radpeer: ruleLevel,
  /** A grading that differs across a management threshold. */
  categoryThreshold: ruleLevel,
  criticalFinding: ruleLevel,
  askedByPatient: ruleLevel,
});
export type AdjudicationRules = z.infer<typeof adjudicationRules>;

export const defaultAdjudicationRules: AdjudicationRules = {
  majorDifference: "advised",
  radpeer: "advised",
  categoryThreshold: "advised",
  criticalFinding: "advised",
  askedByPatient: "required",
};

/** Why a third reader is called for. */
export const adjudicationReason = z.object({
  rule: z.enum(["majorDifference", "radpeer", "categoryThreshold", "criticalFinding", "askedByPatient"]),
  level: z.enum(["advised", "required"]),
  pairIds: z.array(z.uuid()),
  sentence: z.string(),
});
export type AdjudicationReason = z.infer<typeof adjudicationReason>;
