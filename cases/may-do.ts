import { type Stage, stages } from "#contract/case.ts";
import type { CaseVerb } from "#contract/case-verbs.ts";
import type { RefusalCode } from "#contract/refusals.ts";
import { closedToTheBlind, isBlind, isSettling, openToTheSettling } from "./blind.ts";
import { countsAs, type Standing, type Who } from "./standing.ts";

type Rule = { who: readonly Who[]; at: readonly Stage[] };

const anyStage = stages;
const before = (end: Stage): readonly Stage[] => stages.slice(0, stages.indexOf(end));
const inWork: readonly Stage[] = ["gathering", "ready", "offered", "reading", "comparing", "adjudicating"];
const afterSeal: readonly Stage[] = ["comparing", "adjudicating", "signed", "delivered", "closed"];
const afterSignature: readonly Stage[] = ["signed", "delivered", "closed"];
/** Stages at which nobody works on the case, so that it may be erased. */
export const erasableStages: readonly Stage[] = ["draft", "delivered", "closed", "withdrawn"];
const askers: readonly Who[] = ["patient", "referrer", "coordinator"];

/** Who may do what, at which stage: the whole of it. A verb may have several rules; one that fits is enough. */
const rules: Record<CaseVerb, readonly Rule[]> = {
  "view-case": [{ who: [...askers, "reader", "adjudicator", "quality", "quality-lead"], at: anyStage }],
  "edit-request": [{ who: askers, at: ["draft"] }],
  "submit-request": [{ who: askers, at: ["draft"] }],
  "withdraw-case": [{ who: askers, at: before("signed") }],
  "add-images": [
    { who: ["patient", "referrer"], at: ["draft", "gathering"] },
    { who: ["coordinator"], at: ["draft", "gathering", "ready"] },
  ],
  "view-images": [
    { who: askers, at: anyStage },
    { who: ["reader"], at: ["reading", ...afterSeal] },
    { who: ["adjudicator"], at: ["adjudicating", ...afterSignature] },
    { who: ["quality", "quality-lead"], at: afterSignature },
  ],
  "view-files": [
    { who: askers, at: anyStage },
    { who: ["sealed-reader"], at: afterSeal },
  ],
  "decide-identity": [{ who: askers, at: ["draft", "gathering", "ready"] }],
  "correct-images": [{ who: ["coordinator"], at: stages.filter((stage) => stage !== "withdrawn") }],
  "release-series": [{ who: ["coordinator"], at: inWork }],
  "claim-study": [{ who: ["coordinator"], at: ["draft", "gathering", "ready"] }],
  "add-record": [
    { who: ["patient", "referrer"], at: ["draft", "gathering"] },
    { who: ["coordinator"], at: ["draft", ...inWork] },
  ],
  "view-records": [
    { who: askers, at: anyStage },
    { who: ["sealed-reader"], at: afterSeal },
    { who: ["quality", "quality-lead"], at: afterSignature },
  ],
  "declare-sent": [{ who: askers, at: ["gathering"] }],
  "complete-case": [{ who: ["coordinator"], at: ["gathering"] }],
  "reopen-case": [{ who: ["coordinator"], at: ["ready", "offered", "reading"] }],
  "view-readers": [{ who: ["coordinator", "sealed-reader"], at: [...inWork] }],
  "offer-case": [{ who: ["coordinator"], at: ["ready"] }],
  "answer-offer": [{ who: ["reader"], at: ["offered"] }],
  "manage-grants": [{ who: ["coordinator"], at: stages.filter((stage) => stage !== "withdrawn") }],
  "write-reading": [{ who: ["reader"], at: ["reading", ...afterSeal] }],
  "seal-reading": [{ who: ["reader"], at: ["reading"] }],
  "revise-reading": [{ who: ["sealed-reader"], at: ["comparing"] }],
  "view-readings": [
    { who: ["sealed-reader"], at: afterSeal },
    { who: ["coordinator"], at: afterSeal },
    { who: ["quality", "quality-lead"], at: afterSignature },
  ],
  "reveal-first-report": [{ who: ["sealed-reader"], at: afterSeal }],
  "compare-readings": [{ who: ["sealed-reader"], at: afterSeal }],
  "confirm-comparison": [{ who: ["sealed-reader"], at: ["comparing"] }],
  "grade-again": [{ who: ["quality-lead"], at: afterSignature }],
  "ask-adjudication": [{ who: ["sealed-reader", "coordinator"], at: ["comparing"] }],
  "settle-difference": [{ who: ["adjudicator"], at: ["adjudicating", ...afterSignature] }],
  "view-adjudication": [
    { who: ["sealed-reader", "coordinator"], at: afterSeal },
    { who: ["quality", "quality-lead"], at: afterSignature },
  ],
  "manage-adjudication": [{ who: ["coordinator"], at: ["adjudicating"] }],
  "answer-adjudicator": [{ who: ["sealed-reader", "coordinator"], at: ["adjudicating"] }],
  "wish-third-reader": [{ who: ["patient", "referrer"], at: inWork }],
  "draft-opinion": [{ who: ["sealed-reader"], at: ["comparing"] }],
  "sign-opinion": [{ who: ["sealed-reader"], at: ["comparing"] }],
  "add-addendum": [{ who: ["sealed-reader"], at: afterSignature }],
  "view-opinion": [
    { who: [...askers, "sealed-reader", "adjudicator", "quality", "quality-lead", "link"], at: afterSignature },
  ],
  "manage-deliveries": [{ who: ["coordinator", "sealed-reader"], at: afterSignature }],
  "record-contact": [
    { who: ["reader"], at: ["reading", ...afterSeal] },
    { who: ["coordinator"], at: afterSeal },
  ],
  "view-follow-up": [
    { who: [...askers, "sealed-reader"], at: afterSignature },
    { who: ["quality", "quality-lead"], at: afterSignature },
  ],
  "change-recommendation": [{ who: [...askers, "sealed-reader"], at: afterSignature }],
  "report-outcome": [{ who: [...askers, "sealed-reader"], at: afterSignature }],
  "ask-follow-up": [{ who: ["patient", "referrer"], at: afterSignature }],
  "allow-feedback": [{ who: ["patient", "coordinator"], at: afterSignature }],
  "write-feedback": [{ who: ["sealed-reader", "coordinator"], at: afterSignature }],
  "view-custody": [
    { who: askers, at: anyStage },
    { who: ["sealed-reader"], at: afterSeal },
    { who: ["quality", "quality-lead"], at: afterSignature },
  ],
  "export-case": [
    { who: ["patient", "coordinator"], at: anyStage },
    { who: ["quality", "quality-lead"], at: afterSignature },
  ],
  "close-case": [{ who: ["coordinator"], at: ["delivered"] }],
  // What is under way is withdrawn or ended first: nobody reads a case that vanishes.
  "ask-erasure": [{ who: ["patient", "coordinator"], at: erasableStages }],
};

/**
 * May this be done? null is yes; else the refusal to answer with. Somebody without any part in the case is told nothing about it.
 */
export function mayDo(standing: Standing, stage: Stage, verb: CaseVerb): RefusalCode | null {
  if (standing.kind === "system") return null;
  const who = countsAs(standing, stage);
  if (who.size === 0) return "not-found";
  if (isBlind(standing) && closedToTheBlind.has(verb)) return "blind-until-sealed";
  if (isSettling(standing, stage) && !openToTheSettling.has(verb)) return "not-permitted";
  const open = rules[verb].filter((rule) => rule.who.some((one) => who.has(one)));
  if (open.length === 0) return "not-permitted";
  return open.some((rule) => rule.at.includes(stage)) ? null : "wrong-stage";
}
