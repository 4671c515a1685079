import { z } from "zod";
import { caseId, dicomUid, instant } from "./ids.ts";

const years = z.number().int().min(1).max(100).nullable();

/** How long an organisation keeps what it holds; null is for good. */
export const retentionRule = z.object({
  /** After a case was closed. */
  closedYears: years,
  /** After a case was withdrawn. */
  withdrawnYears: years,
  /** After images came in that no case has taken. */
  unclaimedDays: z.number().int().min(1).max(36_500).nullable(),
});
export type RetentionRule = z.infer<typeof retentionRule>;

/** Why something is to be erased: the rule's time is over, the patient may ask it, or it should never have come in. */
export const erasureGround = z.enum(["retention", "patient", "mistake"]);
export type ErasureGround = z.infer<typeof erasureGround>;

/** What it is about: a case, or a study that no case holds. */
const target = { caseId: caseId.nullable(), caseNumber: z.string().nullable(), studyInstanceUid: dicomUid.nullable() };

/** Waits for an administrator's decision. */
export const erasureOrder = z.object({
  id: z.uuid(),
  ...target,
  ground: erasureGround,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  /** Under legal hold: it cannot be confirmed. */
  held: z.boolean(),
  images: z.number().int(),
  records: z.number().int(),
  bytes: z.number().int(),
});
export type ErasureOrder = z.infer<typeof erasureOrder>;

export const decidedErasure = z.object({
  id: z.uuid(),
  ...target,
  ground: erasureGround,
  askedBy: z.string(),
  askedAt: instant,
  decision: z.enum(["erased", "declined"]),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: instant,
});
export type DecidedErasure = z.infer<typeof decidedErasure>;

export const legalHold = z.object({
  caseId,
  caseNumber: z.string(),
  reason: z.string(),
  setBy: z.string(),
  setAt: instant,
});
export type LegalHold = z.infer<typeof legalHold>;

/** How the stored bytes fare: re-read to find damage, copied to a second store. */
export const keptStore = z.object({
  store: z.enum(["originals", "copies"]),
  /** 0 before the first round. */
  round: z.number().int(),
  beganAt: instant.nullable(),
  endedAt: instant.nullable(),
  objects: z.number().int(),
  bytes: z.number().int(),
  damaged: z.number().int(),
});
export type KeptStore = z.infer<typeof keptStore>;

export const retentionOverview = z.object({
  rule: retentionRule,
  ruleSetBy: z.string().nullable(),
  ruleSetAt: instant.nullable(),
  orders: z.array(erasureOrder),
  holds: z.array(legalHold),
  decided: z.array(decidedErasure),
  stores: z.array(keptStore),
  copying: z.boolean(),
  toCopy: z.number().int(),
  toRemove: z.number().int(),
});
export type RetentionOverview = z.infer<typeof retentionOverview>;

/** Kept for good in the chain: what was done, and to whom it can be explained. */
export const writtenReason = z.string().trim().min(3).max(1000);
