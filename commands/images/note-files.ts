import { sql } from "kysely";
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
      name: storableText(file.name),
      outcome: file.outcome,
      code: file.code,
      reason: file.reason,
      warnings: file.warnings,
      sha256: file.sha256,
      sop_instance_uid: file.sopInstanceUid,
      series_instance_uid: file.seriesInstanceUid,
      study_instance_uid: file.studyInstanceUid,
    }));
    const { organisationId, caseId, from, at } = about;
    await sql`INSERT INTO received_file (organisation_id, case_id, received_from, received_at, name, outcome, code, reason, warnings,
        sha256, sop_instance_uid, series_instance_uid, study_instance_uid)
      SELECT ${organisationId}::uuid, ${caseId}::uuid, ${from}, ${at}::timestamptz, f.name, f.outcome,
        f.code, f.reason, f.warnings, f.sha256, f.sop_instance_uid, f.series_instance_uid, f.study_instance_uid
      FROM ROWS FROM (jsonb_to_recordset(${storableJson(rows)}::jsonb)
        AS (name text, outcome text, code text, reason text, warnings jsonb, sha256 text, sop_instance_uid text,
          series_instance_uid text, study_instance_uid text)) WITH ORDINALITY AS f (name, outcome, code, reason, warnings,
          sha256, sop_instance_uid, series_instance_uid, study_instance_uid, place) ORDER BY f.place`.execute(tx);
  }
}
