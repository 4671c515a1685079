import type { CaseId, OrganisationId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import type { Tx } from "#store/database.ts";
import { storableJson, storableText } from "./storable.ts";

const rowsAtOnce = 1000;

/** Every file that came in, and how it ended; `caseId` is null where it came for no case. */
export async function noteFiles(
  tx: Tx,
  about: { organisationId: OrganisationId; caseId: CaseId | null; from: string; at: Date },
  outcomes: readonly FileOutcome[],
): Promise<void> {
  for (let start = 0; start < outcomes.length; start += rowsAtOnce) {
    const rows = outcomes.slice(start, start + rowsAtOnce).map((file) => ({
      organisation_id: about.organisationId,
      case_id: about.caseId,
      name: storableText(file.name),
      outcome: file.outcome,
      code: file.code,
      reason: file.reason,
      warnings: storableJson(file.warnings),
      sha256: file.sha256,
      sop_instance_uid: file.sopInstanceUid,
      series_instance_uid: file.seriesInstanceUid,
      study_instance_uid: file.studyInstanceUid,
      received_from: about.from,
      received_at: about.at,
    }));
    await tx.insertInto("received_file").values(rows).execute();
  }
}
