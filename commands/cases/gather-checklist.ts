import { checklist } from "#cases/checklist.ts";
import type { CaseRequest, ChecklistItem } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";
import { countRefusedFiles, firstReportState, listGatheredStudies } from "#store/gathered.ts";
import { listSeriesWarnings } from "../images/series-warnings.ts";

/** The checklist of a case from what is in the store now. */
export async function gatherChecklist(tx: Tx, caseId: CaseId, request: CaseRequest | null): Promise<ChecklistItem[]> {
  const studies = (await listGatheredStudies(tx, caseId)).flatMap((row) =>
    row.state === "removed" ? [] : [{ ...row, identity: identityOf(row.state) }],
  );
  return checklist({
    request,
    studies,
    sliceWarnings: await listSeriesWarnings(tx, caseId),
    refusedFiles: await countRefusedFiles(tx, caseId),
    firstReport: await firstReportState(tx, caseId),
  });
}

const identityOf = (state: string | null): "matches" | "asked" | "confirmed" =>
  state === "asked" || state === "confirmed" ? state : "matches";
