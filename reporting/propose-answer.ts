import type { CaseRequest } from "#contract/case.ts";
import type { ComparisonContent, Pair } from "#contract/comparison.ts";
import type { ReadingContent } from "#contract/finding.ts";
import { findingTitle } from "./describe-finding.ts";

/**
 * A first wording of the answer to the question asked, for the doctor: how the readings stand to each other, then the impression. The
 * radiologist edits it before signing.
 */
export function proposeAnswer(input: {
  request: CaseRequest;
  reading: ReadingContent;
  comparison: ComparisonContent | null;
}): string {
  const { reading, comparison } = input;
  const impression =
    reading.impression.trim() || reading.findings.map((finding) => `${findingTitle(finding)}.`).join(" ");
  const limits =
    reading.adequacy === null || reading.adequacy.answerable === "yes"
      ? ""
      : limitSentence(reading.adequacy.answerable, reading.adequacy.note);
  return [standing(reading, comparison), impression, limits]
    .filter((part) => part !== "")
    .join(" ")
    .slice(0, 4000);
}

function standing(reading: ReadingContent, comparison: ComparisonContent | null): string {
  if (comparison === null) return "";
  const differing = comparison.pairs.filter(({ agreement }) => agreement !== "agree");
  if (differing.length === 0) return "The second reading confirms the first report.";
  const major = differing.filter(({ significance }) => significance === "major");
  if (major.length === 0)
    return `The second reading confirms the first report in substance, with ${points(differing)} of minor weight.`;
  const named = major.map((pair) => pairTitle(pair, reading, comparison)).filter((title) => title !== "");
  return `The second reading differs from the first report in ${points(major)} of major weight: ${named.join("; ")}.`;
}

const standingWord: Partial<Record<Pair["agreement"], string>> = {
  "missed-by-first": "not described before",
  "not-confirmed": "not confirmed",
  "side-or-level": "side or level differs",
  measurement: "measurement differs",
  category: "grading differs",
  recommendation: "recommendation differs",
  certainty: "certainty differs",
};

function pairTitle(pair: Pair, reading: ReadingContent, comparison: ComparisonContent): string {
  const finding = reading.findings.find(({ id }) => id === pair.findingId);
  const statement = comparison.statements.find(({ id }) => id === pair.statementId);
  const title = finding === undefined ? `“${statement?.text.trim().replace(/\.$/, "") ?? ""}”` : findingTitle(finding);
  const word = standingWord[pair.agreement];
  return word === undefined ? title : `${title} (${word})`;
}

function points(pairs: readonly Pair[]): string {
  return pairs.length === 1 ? "one point" : `${pairs.length} points`;
}

function limitSentence(answerable: "with-limits" | "no", note: string): string {
  const words =
    answerable === "no" ? "The images cannot answer the question" : "The images answer the question with limits";
  return `${words}${note.trim() === "" ? "" : `: ${note.trim()}`}${/[.!?]$/.test(note.trim()) ? "" : "."}`;
}
