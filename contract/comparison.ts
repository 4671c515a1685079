import { z } from "zod";
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
]);
export type Agreement = z.infer<typeof agreement>;

export const significance = z.enum(["none", "minor", "major"]);
export type Significance = z.infer<typeof significance>;

/** RADPEER 2016 (ACR): 1 concur; 2 understandable miss; 3 should be made most of the time; a: not likely, b: likely to be clinically significant. */
export const radpeerScore = z.enum(["1", "2a", "2b", "3a", "3b"]);
export type RadpeerScore = z.infer<typeof radpeerScore>;

export const settledAs = z.enum(["first", "second", "both", "neither"]);
export const settlement = z.object({
  settledAs,
  statement: z.string().min(1).max(2000),
  adjudicatorName: z.string(),
  at: z.iso.datetime(),
});
export type Settlement = z.infer<typeof settlement>;

export const pair = z.object({
  id: z.uuid(),
  statementId: z.uuid().nullable(),
  findingId: z.uuid().nullable(),
  agreement,
  significance,
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
