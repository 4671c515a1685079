import type { Agreement, Pair, RadpeerScore } from "#contract/comparison.ts";

export type RadpeerProposal = { score: RadpeerScore; reason: string };

/** Errors that careful reading should avoid most of the time; the others are taken for understandable misses (RADPEER 2016, ACR). */
const AVOIDABLE: ReadonlySet<Agreement> = new Set(["side-or-level"]);
const IN_WORDS: Readonly<Record<Agreement, string>> = {
  agree: "agreement",
  refined: "a refinement",
  "missed-by-first": "a finding missed",
  "not-confirmed": "a finding not confirmed",
  "side-or-level": "a wrong side or level",
  measurement: "another measurement",
  category: "another category",
  recommendation: "another recommendation",
  certainty: "another certainty",
};
/** A refinement or another recommendation alone is no discrepancy of interpretation unless it is major. */
const MILD: ReadonlySet<Agreement> = new Set(["agree", "refined", "recommendation", "certainty"]);

function weight({ agreement, significance }: Pair): number {
  if (significance === "none") return 0;
  if (significance === "minor") return MILD.has(agreement) ? 0 : 1;
  return 2;
}

/**
 * Proposes a RADPEER 2016 score from the pairs as they stand: 1 where no pair differs in a way that counts, otherwise by the weightiest:
 * 2 or 3 for how hard it was to avoid, a or b for whether it matters to the patient. How hard it was to see cannot be known from text, so
 * the milder 2 is proposed except for errors of side or level. A person decides; 2b, 3a and 3b need a second grader.
 * @returns null where no statement of a first report was compared
 */
export function proposeRadpeer(pairs: readonly Pair[]): RadpeerProposal | null {
  if (!pairs.some(({ statementId, agreement }) => statementId !== null || agreement === "missed-by-first")) return null;
  const most = Math.max(0, ...pairs.map(weight));
  if (most === 0) return { score: "1", reason: "No pair differs in a way that counts: the readings concur." };
  const counting = pairs.filter((pair) => weight(pair) === most);
  const avoidable = counting.some(({ agreement }) => AVOIDABLE.has(agreement));
  const kinds = [...new Set(counting.map(({ agreement }) => IN_WORDS[agreement]))].toSorted();
  const clinical =
    most === 2 ? "likely to matter to the patient (major)" : "not likely to matter to the patient (minor)";
  const effort = avoidable
    ? "An error of side or level should be avoided most of the time."
    : "Taken for an understandable miss; choose 3 if it should be seen most of the time.";
  const score: RadpeerScore = avoidable ? (most === 2 ? "3b" : "3a") : most === 2 ? "2b" : "2a";
  return { score, reason: `Weightiest: ${kinds.join(", ")}, ${clinical}. ${effort}` };
}
