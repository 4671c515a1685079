import { z } from "zod";
import { proposeGrade } from "#concordance/grading-scales.ts";
import { comparisonMissing } from "#concordance/missing.ts";
import type { CaseId } from "#contract/ids.ts";
import { splitSections } from "#narrative/split-sections.ts";
import { listComparisonVersions, listSettlements } from "#store/comparisons.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { listSecondGrades } from "#store/second-grades.ts";
import { actInCase, type CaseAct } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { loadComparison } from "./load-comparison.ts";
import { reportDoubts } from "./report-doubts.ts";

/** First report beside the second reading. The first call after the seal is the reveal, and is recorded as such. */
export async function getComparison(
  house: Pick<House, "database" | "clock" | "settings">,
  scope: PersonScope,
  caseId: CaseId,
) {
  return await actInCase(house, scope, caseId, "compare-readings", async (act) => {
    const { revision, content, report, reading, grading } = await loadComparison(act);
    await recordReveal(act, report?.id ?? null);
    return {
      revision,
      content,
      firstReport:
        report === null
          ? null
          : {
              recordId: report.id,
              title: report.title,
              text: report.text,
              sections: splitSections(report.text),
              notes: z.array(z.string()).parse(report.notes),
              doubtful: z.array(z.object({ start: z.number(), end: z.number() })).parse(report.doubtful),
              doubts: reportDoubts(report.text, await findRequest(act.tx, caseId)),
            },
      reading,
      versions: await listComparisonVersions(act.tx, caseId),
      settlements: await listSettlements(act.tx, caseId),
      missing: comparisonMissing(content, reading.content, report !== null, grading),
      grading,
      languageModel: house.settings.languageModel !== null,
      secondGrades: await listSecondGrades(act.tx, caseId),
      proposedGrade: report === null ? null : proposeGrade(content.pairs, grading),
    };
  });
}

async function recordReveal(act: CaseAct, recordId: string | null): Promise<void> {
  if (recordId === null) return;
  const revealed = await act.tx
    .selectFrom("custody_event")
    .select("sequence")
    .where("chain", "=", act.kase.id)
    .where("kind", "=", "first-report-revealed")
    .where("subject", "=", recordId)
    .where("actor_id", "=", act.scope.kind === "person" ? act.scope.personId : "")
    .limit(1)
    .executeTakeFirst();
  if (revealed === undefined) await act.record({ kind: "first-report-revealed", subject: recordId });
  else await act.recordView({ kind: "record-viewed", subject: recordId });
}
