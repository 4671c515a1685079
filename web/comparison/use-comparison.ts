import type { z } from "zod";
import type { CaseDetail } from "#contract/case.ts";
import type { Pair } from "#contract/comparison.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { findingTitle } from "#reporting/describe-finding.ts";
import { call } from "../api/call.ts";
import { useCommand } from "../api/use-reply.ts";
import { useAutosave } from "./use-autosave.ts";

export type Comparison = z.infer<typeof readingRoutes.getComparison.reply>;
type SaveReply = z.infer<typeof readingRoutes.saveComparison.reply>;

/** The draft that saves itself, and the steps that go beyond it. */
export function useComparison(detail: CaseDetail, data: Comparison) {
  const caseId = detail.id;
  const { keeper, snapshot } = useAutosave<Comparison["content"], SaveReply>(() => ({
    start: { revision: data.revision, content: data.content },
    save: (baseRevision, content) =>
      call(readingRoutes.saveComparison, { params: { caseId }, body: { baseRevision, content } }),
    load: () => call(readingRoutes.getComparison, { params: { caseId } }),
  }));
  const confirm = useCommand(readingRoutes.confirmComparison, [readingRoutes.getComparison, caseRoutes.getCase]);
  const propose = useCommand(readingRoutes.proposePairs);
  const model = useCommand(readingRoutes.askModel);
  const missing = snapshot.reply?.missing ?? data.missing;
  const last = data.versions.at(-1);
  const confirmed =
    last !== undefined &&
    last.readingVersion === data.reading.version &&
    JSON.stringify(last.content) === JSON.stringify(snapshot.content);
  return { keeper, snapshot, confirm, propose, model, missing, confirmed };
}

/** What a pair is about, looked up. */
export function shownPairs(data: Comparison, content: Comparison["content"]) {
  const finding = (pair: Pair) => data.reading.content.findings.find((each) => each.id === pair.findingId);
  const statement = (pair: Pair) => content.statements.find((each) => each.id === pair.statementId);
  const describe = (pair: Pair) => {
    const found = finding(pair);
    return found === undefined ? (statement(pair)?.text ?? "") : findingTitle(found);
  };
  return { finding, statement, describe };
}
