import type { AdjudicationReason, AdjudicationRules } from "#contract/adjudication.ts";
import type { ComparisonContent, Pair } from "#contract/comparison.ts";
import type { ReadingContent } from "#contract/finding.ts";

export type ReasonsBasis = {
  comparison: Pick<ComparisonContent, "pairs" | "radpeer">;
  reading: Pick<ReadingContent, "findings">;
  /** Pairs that a third reader has settled. */
  settled: readonly string[];
  /** What the patient or referrer wrote who asked for a third reader. */
  wishes: readonly { by: string; reason: string }[];
};

/**
 * Why a third reader is called for, by the organisation's rules. What is settled calls for nobody any more; rules that are off say nothing.
 */
export function adjudicationReasons(basis: ReasonsBasis, rules: AdjudicationRules): AdjudicationReason[] {
  const { comparison, reading, settled, wishes } = basis;
  const open = comparison.pairs.filter((pair) => pair.agreement !== "agree" && !settled.includes(pair.id));
  const critical = new Set(
    reading.findings.filter((one) => one.presence === "present" && one.severity === "critical").map((one) => one.id),
  );
  const found: (Omit<AdjudicationReason, "level" | "pairIds"> & { pairs: Pair[] })[] = [
    {
      rule: "majorDifference",
      pairs: open.filter((pair) => pair.significance === "major"),
      sentence: "The readings differ in a way that matters for the patient.",
    },
    {
      rule: "radpeer",
      pairs: ["2b", "3a", "3b"].includes(comparison.radpeer ?? "") ? open : [],
      sentence: `The first reading was scored RADPEER ${comparison.radpeer ?? ""}.`,
    },
    {
      rule: "categoryThreshold",
      pairs: open.filter((pair) => pair.agreement === "category" && pair.significance === "major"),
      sentence: "The grading differs across a threshold that decides what is done.",
    },
    {
      rule: "criticalFinding",
      pairs: open.filter((pair) => pair.findingId !== null && critical.has(pair.findingId)),
      sentence: "A critical finding is seen by one of the two readings only, or is described differently.",
    },
    {
      rule: "askedByPatient",
      pairs: wishes.length > 0 ? open : [],
      sentence: wishes.map((wish) => `${wish.by} asked for a third reader: “${wish.reason}”`).join(" "),
    },
  ];
  return found.flatMap(({ rule, pairs, sentence }) => {
    const level = rules[rule];
    if (level === "off" || pairs.length === 0) return [];
    return [{ rule, level, sentence, pairIds: pairs.map((pair) => pair.id) }];
  });
}
