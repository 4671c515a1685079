import { z } from "zod";
import { grade } from "./grading.ts";
import { sha256 } from "./ids.ts";
import { statement } from "./statement.ts";

/** How two readings stand to each other in one point. "First" is the first report, "second" the reading made here. */
export const agreement = z.enum([
  "agree",
  "refined",
  "missed-by-first",
  "not-confirmed",
  "side-or-level",
  "measurement",
  "category",
  "recommendation",
  "certainty",
]);
export type Agreement = z.infer<typeof agreement>;

export const significance = z.enum(["none", "minor", "major"]);
export type Significance = z.infer<typeof significance>;

/** What kind of thing went differently: whether it was seen, what it was taken for, how it was said, or how the images were made. */
export const differenceKind = z.enum(["detection", "interpretation", "communication", "technique"]);
export type DifferenceKind = z.infer<typeof differenceKind>;

/** RADPEER 2016 (ACR): 1 concur; 2 understandable miss; 3 should be made most of the time; a: not likely, b: likely to be clinically significant. */
export const radpeerScore = z.enum(["1", "2a", "2b", "3a", "3b"]);
export type RadpeerScore = z.infer<typeof radpeerScore>;

export const settledAs = z.enum(["first", "second", "both", "neither", "new-version", "not-settled"]);

/** How many ballots of a panel went which way. */
export const panelVotes = z.object({
  first: z.number().int(),
  second: z.number().int(),
  both: z.number().int(),
  neither: z.number().int(),
  newVersion: z.number().int(),
  notSettled: z.number().int(),
});
export type PanelVotes = z.infer<typeof panelVotes>;

export const settlement = z.object({
  settledAs,
  /** A new version in full and what would settle the point, where it was settled so, and the reasons. */
  statement: z.string().min(1).max(8000),
  /** The third reader, or the members of the panel. */
  adjudicatorName: z.string(),
  /** null where one third reader settled it. */
  votes: panelVotes.nullable(),
  at: z.iso.datetime(),
});
export type Settlement = z.infer<typeof settlement>;

export const pair = z.object({
  id: z.uuid(),
  statementId: z.uuid().nullable(),
  findingId: z.uuid().nullable(),
  agreement,
  significance,
  /** Left out where both agree, and in comparisons made before kinds were recorded. */
  kind: differenceKind.exactOptional(),
  /** Why, in words that a doctor understands. */
  reason: z.string().max(2000),
  /** What it changes for the patient; may be empty. */
  changes: z.string().max(2000),
  origin: z.enum(["proposed", "person"]),
  confirmed: z.boolean(),
});
export type Pair = z.infer<typeof pair>;

export const comparisonContent = z.object({
  statements: z.array(statement).max(500),
  pairs: z.array(pair).max(500),
  radpeer: radpeerScore.nullable(),
  radpeerComment: z.string().max(2000),
  /** The grade in a scale other than RADPEER 2016, where the organisation uses one. */
  grade: grade.exactOptional(),
});
export type ComparisonContent = z.infer<typeof comparisonContent>;

export const comparisonVersion = z.object({
  version: z.number().int().min(1),
  content: comparisonContent,
  sha256,
  confirmedAt: z.iso.datetime(),
  confirmedBy: z.string(),
  readingVersion: z.number().int().min(1),
});
export type ComparisonVersion = z.infer<typeof comparisonVersion>;
