import type { Pair, Significance } from "#contract/comparison.ts";
import type { Finding, ReadingContent } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { type Advice, readAdvice } from "#narrative/recommendations.ts";
import { pointOfFinding, related } from "./points.ts";
import { toPair } from "./to-pair.ts";

/** The first report's recommendations, for asking whether a finding's own is among them. */
export type FindingAdvice = { statements: readonly Statement[] };
export type AdviceDifference = { significance: Significance; words: string; why: string };

/** Acts that are more than looking again. */
const WEIGHTY = new Set(["biopsy", "surgery", "PET", "referral", "endoscopy"]);
/** Intervals this far apart (as a ratio) are another recommendation. */
const SAME_INTERVAL = 1.5;

function sameAdvice(one: Advice, other: Advice): boolean {
  if (one.none !== other.none) return false;
  const specific = (advice: Advice) => advice.actions.filter((action) => action !== "follow-up");
  const [a, b] = [specific(one), specific(other)];
  const actions =
    a.length === 0 || b.length === 0
      ? one.actions.some((action) => other.actions.includes(action))
      : a.some((action) => b.includes(action));
  if (!actions && !(one.none && other.none)) return false;
  if (one.months === null || other.months === null) return true;
  return Math.max(one.months, other.months) <= SAME_INTERVAL * Math.min(one.months, other.months);
}

function isWeighty({ actions }: Advice): boolean {
  return actions.some((action) => WEIGHTY.has(action));
}

/** How a finding's own recommendation differs from all that the first report recommends; null where it has none, or both agree. */
export function compareAdvice(finding: Finding, { statements }: FindingAdvice): AdviceDifference | null {
  if (finding.recommendation.trim() === "") return null;
  const own = readAdvice(finding.recommendation);
  const others = statements.map(({ text }) => readAdvice(text));
  if (others.some((other) => sameAdvice(own, other))) return null;
  const rest =
    statements.length === 0 ? "the first report recommends nothing" : "the first report recommends otherwise";
  return {
    significance: isWeighty(own) ? "major" : "minor",
    words: `Recommendation: "${finding.recommendation.trim().slice(0, 300)}" in the second reading; ${rest}.`,
    why: isWeighty(own) ? "It asks for more than looking again." : "",
  };
}

type SecondAdvice = { finding: Finding | null; words: string; advice: Advice };

function secondAdvice(reading: ReadingContent): SecondAdvice[] {
  const all = reading.findings.map((finding) => ({ finding, words: finding.recommendation }));
  return [
    ...all.toSorted((a, b) => (a.finding.id < b.finding.id ? -1 : 1)),
    { finding: null, words: reading.recommendation },
  ]
    .filter(({ words }) => words.trim() !== "")
    .map(({ finding, words }) => ({ finding, words: words.trim(), advice: readAdvice(words) }));
}

function isAbout(statement: Statement, { finding }: SecondAdvice): boolean {
  if (finding === null || statement.observation === null) return false;
  const said = statement.observation;
  return pointOfFinding(finding).observations.some((one) => related(one, said));
}

/** A pair for each recommendation of the first report: the second reading gives the same one, another, or none. */
export function recommendationPairs(statements: readonly Statement[], reading: ReadingContent): Pair[] {
  const second = secondAdvice(reading);
  return statements
    .filter(({ kind }) => kind === "recommendation")
    .map((statement) => {
      const first = readAdvice(statement.text);
      const same = second.find((one) => sameAdvice(first, one.advice));
      if (same !== undefined)
        return toPair(statement, same.finding, {
          agreement: "agree",
          significance: "none",
          reason: "Both recommend the same.",
        });
      const about = second.find((one) => isAbout(statement, one)) ?? second[0];
      const weighty = isWeighty(first) || (about !== undefined && isWeighty(about.advice));
      const reason =
        about === undefined
          ? "The first report recommends this; the second reading recommends nothing."
          : `The first report recommends this; the second reading: "${about.words.slice(0, 300)}".`;
      return toPair(statement, about?.finding ?? null, {
        agreement: "recommendation",
        significance: weighty && !first.none ? "major" : "minor",
        reason,
      });
    });
}
