import type { Reason, Urgency } from "#contract/case.ts";
import type { Complete, RedFlag } from "./questions.ts";

/** What the aid says. From the gravest on; texts: `shouldI:verdict`. */
export type Verdict = "emergency" | "do-not-delay" | "not-yet" | "helps-much" | "helps" | "can-wait";

export type Advice = {
  verdict: Verdict;
  /** Why, each a text under `shouldI:because`. */
  because: readonly Because[];
};

export type Because =
  | "no-images"
  | "no-report"
  | "treatment-waits"
  | "big-decision"
  | "unsure-diagnosis"
  | "do-not-fit"
  | "legal"
  | "general-reader"
  | "specialist-read"
  | "two-readings"
  | "talk-first"
  | "time-enough"
  | "nothing-depends";

type Rule = { when: { [Q in keyof Complete]?: readonly Complete[Q][] }; verdict: Verdict; because: Because };

/**
 * The whole judgement of the aid, as data. All that fit are given as reasons; the verdict is the first one's.
 *
 * Order: no images, nothing to read; treatment that must not wait; what depends on it; what makes it less useful. That a big decision
 * or an uncertain diagnosis gains most follows the literature on second readings (changed management in about one of five).
 */
export const rules: readonly Rule[] = [
  { when: { images: ["not-yet"] }, verdict: "not-yet", because: "no-images" },
  {
    when: { time: ["now"], why: ["unsure-diagnosis", "big-decision", "do-not-fit", "peace-of-mind"] },
    verdict: "do-not-delay",
    because: "treatment-waits",
  },
  { when: { why: ["big-decision"] }, verdict: "helps-much", because: "big-decision" },
  { when: { why: ["unsure-diagnosis"] }, verdict: "helps-much", because: "unsure-diagnosis" },
  { when: { why: ["do-not-fit"] }, verdict: "helps-much", because: "do-not-fit" },
  { when: { why: ["legal"] }, verdict: "helps", because: "legal" },
  { when: { reader: ["second-already"] }, verdict: "can-wait", because: "two-readings" },
  { when: { why: ["peace-of-mind"], reader: ["general"] }, verdict: "helps", because: "general-reader" },
  { when: { reader: ["general"] }, verdict: "helps", because: "general-reader" },
  { when: { why: ["peace-of-mind"], time: ["none"] }, verdict: "can-wait", because: "nothing-depends" },
  { when: { why: ["peace-of-mind"] }, verdict: "helps", because: "time-enough" },
  { when: { reader: ["specialist"] }, verdict: "helps", because: "specialist-read" },
  { when: { images: ["yes-no-report"] }, verdict: "helps", because: "no-report" },
  { when: { doctor: ["not-yet"] }, verdict: "helps", because: "talk-first" },
  { when: { time: ["weeks"] }, verdict: "helps", because: "time-enough" },
];

const fits = (rule: Rule, given: Complete): boolean =>
  (rule.when.images?.includes(given.images) ?? true) &&
  (rule.when.why?.includes(given.why) ?? true) &&
  (rule.when.time?.includes(given.time) ?? true) &&
  (rule.when.doctor?.includes(given.doctor) ?? true) &&
  (rule.when.reader?.includes(given.reader) ?? true);

/**
 * What to tell somebody who gave these answers.
 * @param flags the danger signs that were ticked: with any of them nothing else counts
 * @param given all questions answered; null where a danger sign ended the questions
 */
export function advise(flags: readonly RedFlag[], given: Complete | null): Advice {
  if (flags.length > 0 || given === null) return { verdict: "emergency", because: [] };
  const fitting = rules.filter((rule) => fits(rule, given));
  const verdict = fitting[0]?.verdict ?? "can-wait";
  // A second opinion cannot be of use yet where there is nothing to read: the other reasons would only confuse.
  const reasons = verdict === "not-yet" ? fitting.slice(0, 1) : fitting;
  return { verdict, because: [...new Set(reasons.map((rule) => rule.because))] };
}

const reasonOf: Record<Complete["why"], Reason> = {
  "unsure-diagnosis": "uncertain-diagnosis",
  "big-decision": "critical-decision",
  "do-not-fit": "symptoms-do-not-fit",
  legal: "quality-or-legal-review",
  "peace-of-mind": "uncertain-diagnosis",
};
const urgencyOf: Record<Complete["time"], Urgency> = { now: "urgent", weeks: "soon", none: "routine" };

/** What the answers already say of a request. */
export const carryOver = (given: Complete): { reason: Reason; urgency: Urgency } => ({
  reason: reasonOf[given.why],
  urgency: urgencyOf[given.time],
});
