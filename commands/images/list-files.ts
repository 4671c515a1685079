import { z } from "zod";
import type { CaseId } from "#contract/ids.ts";
import { type FileOutcome, fileOutcome } from "#contract/images.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

const outcome = fileOutcome.shape.outcome;
const warnings = z.array(z.string());

/** Every file received for the case and how it ended, in the order of arrival. */
export async function listFiles(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
): Promise<(FileOutcome & { receivedAt: string })[]> {
  return await lookInCase(desk, scope, caseId, "view-files", async ({ tx }) => {
    const rows = await tx.selectFrom("received_file").selectAll().where("case_id", "=", caseId).orderBy("id").execute();
    return rows.map((row) => ({
      name: row.name,
      outcome: outcome.parse(row.outcome),
      code: row.code,
      reason: row.reason,
      warnings: warnings.parse(row.warnings),
      sha256: row.sha256,
      sopInstanceUid: row.sop_instance_uid,
      seriesInstanceUid: row.series_instance_uid,
      studyInstanceUid: row.study_instance_uid,
      receivedAt: row.received_at.toISOString(),
    }));
  });
}
