import type { Stage } from "#contract/case.ts";
import { type CaseVerb, caseVerbs } from "#contract/case-verbs.ts";
import type { Standing } from "./standing.ts";

/**
 * The blind rule, in one place: a reader of this case who has not sealed yet is blind, whatever other parts or roles the person
 * holds. Every door asks here; the database asks the same once more (is_blind in store/migrations).
 */
export function isBlind(standing: Standing): boolean {
  return standing.kind === "person" && standing.parts.includes("reader") && !standing.sealed;
}

/** What stays open to a blind reader: nothing in it carries the first report, another reading or an AI result. */
const openToTheBlind: ReadonlySet<CaseVerb> = new Set([
  "view-case",
  "edit-request",
  "submit-request",
  "withdraw-case",
  "add-images",
  "view-images",
  "declare-sent",
  "complete-case",
  "reopen-case",
  "answer-offer",
  "write-reading",
  "seal-reading",
  // A critical finding of one's own cannot wait for the seal.
  "record-contact",
]);

/** All other verbs: closed until the reading is sealed. */
export const closedToTheBlind: ReadonlySet<CaseVerb> = new Set(caseVerbs.filter((verb) => !openToTheBlind.has(verb)));

/**
 * A third reader who is settling differences is independent of both readings as long as it is not known which is whose: whatever other
 * parts or roles the person holds, what would tell stays closed until the differences are settled.
 */
export function isSettling(standing: Standing, stage: Stage): boolean {
  return standing.kind === "person" && standing.parts.includes("adjudicator") && stage === "adjudicating";
}

export const openToTheSettling: ReadonlySet<CaseVerb> = new Set(["view-case", "view-images", "settle-difference"]);
