import { proposePairs } from "#concordance/propose-pairs.ts";
import type { ComparisonContent } from "#contract/comparison.ts";
import type { ReadingContent, ReadingVersion } from "#contract/finding.ts";
import type { GradingSetting } from "#contract/grading.ts";
import { Refusal } from "#contract/refusals.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { findComparisonDraft } from "#store/comparisons.ts";
import { findCurrentReading } from "#store/readings.ts";
import { findFirstReport, type RecordRow } from "#store/records.ts";
import type { CaseAct } from "../act-in-case.ts";
import { findGradingSetting } from "../grading/grading-setting.ts";

export type LoadedComparison = {
  /** 0 where nothing is saved yet: the content is then a proposal. */
  revision: number;
  content: ComparisonContent;
  report: (RecordRow & { text: string }) | null;
  reading: ReadingVersion;
  grading: GradingSetting;
};

/** The comparison as it stands: the saved draft fitted to the current reading, or a first proposal. */
export async function loadComparison({ tx, kase }: CaseAct): Promise<LoadedComparison> {
  const reading = await findCurrentReading(tx, kase.id);
  if (reading === null) throw new Refusal("blind-until-sealed");
  const { readerId: _, ...current } = reading;
  const report = await findFirstReport(tx, kase.id);
  const draft = await findComparisonDraft(tx, kase.id);
  const grading = await findGradingSetting(tx);
  if (draft === null)
    return { revision: 0, content: propose(report?.text ?? null, current.content), report, reading: current, grading };
  return {
    revision: draft.revision,
    content: fitToReading(draft.content, current.content, report?.text ?? null),
    report,
    reading: current,
    grading,
  };
}

function propose(text: string | null, reading: ReadingContent): ComparisonContent {
  const statements = text === null ? [] : proposeStatements(text);
  const pairs = text === null ? [] : proposePairs(statements, reading, []);
  return { statements, pairs, radpeer: null, radpeerComment: "" };
}

/**
 * After a revision a finding may be gone or new, and a first report may arrive late: what a person confirmed stays as far as its
 * two sides still exist, the rest is proposed anew.
 */
export function fitToReading(
  content: ComparisonContent,
  reading: ReadingContent,
  text: string | null,
): ComparisonContent {
  if (text === null) return content;
  const statements = content.statements.length === 0 ? proposeStatements(text) : content.statements;
  const findings = new Set(reading.findings.map((finding) => finding.id));
  const stated = new Set(statements.map((statement) => statement.id));
  const whole = content.pairs.filter(
    (pair) =>
      (pair.findingId === null || findings.has(pair.findingId)) &&
      (pair.statementId === null || stated.has(pair.statementId)),
  );
  const paired = new Set(whole.map((pair) => pair.findingId));
  const fits = whole.length === content.pairs.length && [...findings].every((id) => paired.has(id));
  if (fits && content.statements.length > 0) return content;
  return { ...content, statements, pairs: proposePairs(statements, reading, whole) };
}
