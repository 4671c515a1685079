import { comparisonMissing } from "#concordance/missing.ts";
import { proposePairs } from "#concordance/propose-pairs.ts";
import type { ComparisonContent } from "#contract/comparison.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { saveCaseDraft } from "#store/case-drafts.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { loadComparison } from "./load-comparison.ts";

/**
 * Saves the comparison.
 * @throws Refusal "changed-meanwhile"; "wrong-stage" while it is being adjudicated or once signed; "not-valid" where a statement points outside the report
 */
export async function saveComparison(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { baseRevision: number; content: ComparisonContent },
): Promise<{ revision: number; missing: string[] }> {
  return await actInCase(desk, scope, caseId, "compare-readings", async (act) => {
    const { tx, kase, at } = act;
    if (kase.stage !== "comparing") throw new Refusal("wrong-stage", `the case is ${kase.stage}`);
    const { report, reading } = await loadComparison(act);
    checkRanges(input.content, report?.text ?? "");
    const draft = { organisationId: kase.organisationId, caseId, base: input.baseRevision, content: input.content, at };
    const revision = await saveCaseDraft(tx, "comparison_draft", draft);
    if (revision === null) throw new Refusal("changed-meanwhile");
    await act.recordView({ kind: "comparison-saved" });
    return { revision, missing: comparisonMissing(input.content, reading.content, report !== null) };
  });
}

/** Pairs proposed anew from these statements and the current reading; what a person confirmed stays. Saves nothing. */
export async function proposePairsAnew(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  content: ComparisonContent,
): Promise<ComparisonContent> {
  return await lookInCase(desk, scope, caseId, "compare-readings", async (act) => {
    const { report, reading } = await loadComparison(act);
    checkRanges(content, report?.text ?? "");
    return { ...content, pairs: proposePairs(content.statements, reading.content, content.pairs) };
  });
}

function checkRanges(content: ComparisonContent, text: string): void {
  const outside = content.statements.find(({ start, end }) => start >= end || end > text.length);
  if (outside !== undefined) throw new Refusal("not-valid", "a statement points outside the first report");
}
