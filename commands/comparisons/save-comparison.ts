import { comparisonMissing } from "#concordance/missing.ts";
import { proposePairs } from "#concordance/propose-pairs.ts";
import type { ComparisonContent } from "#contract/comparison.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { saveCaseDraft } from "#store/case-drafts.ts";
import { listSettlements } from "#store/comparisons.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct, lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { loadComparison } from "./load-comparison.ts";

/**
 * Saves the comparison.
 * @throws Refusal "changed-meanwhile"; "wrong-stage" while it is being adjudicated or once signed; "not-valid" where a statement is not
 * what the report says at its place, or a settled difference was changed
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
    const { report, reading, grading, content: before } = await loadComparison(act);
    checkContent(input.content, report?.text ?? "");
    await keepSettled(act, before, input.content);
    const draft = { organisationId: kase.organisationId, caseId, base: input.baseRevision, content: input.content, at };
    const revision = await saveCaseDraft(tx, "comparison_draft", draft);
    if (revision === null) throw new Refusal("changed-meanwhile");
    await act.recordView({ kind: "comparison-saved" });
    return { revision, missing: comparisonMissing(input.content, reading.content, report !== null, grading) };
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
    checkContent(content, report?.text ?? "");
    return { ...content, pairs: proposePairs(content.statements, reading.content, content.pairs) };
  });
}

/** What a statement says is what the report says at its place; nothing else may be put into the first reader's mouth. */
function checkContent({ statements, pairs }: ComparisonContent, text: string): void {
  const outside = statements.find(({ start, end }) => start >= end || end > text.length);
  if (outside !== undefined) throw new Refusal("not-valid", "a statement points outside the first report");
  const other = statements.find((one) => plain(one.text) !== plain(text.slice(one.start, one.end)));
  if (other !== undefined) throw new Refusal("not-valid", "a statement says something else than the first report does");
  if (hasDoubles(statements) || hasDoubles(pairs)) {
    throw new Refusal("not-valid", "two statements or pairs bear the same id");
  }
}

const hasDoubles = (things: readonly { id: string }[]) => new Set(things.map(({ id }) => id)).size < things.length;
const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** What a third reader has settled stays in the comparison as it was settled. */
async function keepSettled(act: CaseAct, before: ComparisonContent, after: ComparisonContent): Promise<void> {
  const settled = new Set((await listSettlements(act.tx, act.kase.id)).map(({ pairId }) => pairId));
  for (const pair of before.pairs) {
    if (!settled.has(pair.id)) continue;
    const kept = after.pairs.find((one) => one.id === pair.id);
    const same =
      kept?.statementId === pair.statementId &&
      kept.findingId === pair.findingId &&
      kept.agreement === pair.agreement &&
      kept.significance === pair.significance;
    if (!same) throw new Refusal("not-valid", "a difference that a third reader has settled must stay as it is");
  }
}
