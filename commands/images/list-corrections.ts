import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { MadeCorrection } from "#contract/images.ts";
import { keywordOf } from "#dicom/dictionary.ts";
import { type DicomJson, texts } from "#dicom/json.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

type Row = {
  study: string;
  series: string | null;
  instance: string | null;
  before: DicomJson;
  attributes: DicomJson;
  reason: string;
  by_name: string;
  at: Date;
};

/** Every correction of the images of a case, the newest first. */
export async function listCorrections(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<MadeCorrection[]> {
  return await lookInCase(desk, scope, caseId, "view-files", async ({ tx }) => {
    const { rows } = await sql<Row>`
      SELECT st.study_instance_uid AS study, se.series_instance_uid AS series, i.sop_instance_uid AS instance,
        c.before, c.attributes, c.reason, c.by_name, c.at
      FROM image_correction c JOIN study st ON st.id = c.study_id
      LEFT JOIN series se ON se.id = c.series_id LEFT JOIN instance i ON i.id = c.instance_id
      WHERE EXISTS (SELECT 1 FROM case_study cs WHERE cs.case_id = ${caseId} AND cs.study_id = c.study_id)
      ORDER BY c.id DESC`.execute(tx);
    return rows.map((row) => ({
      studyInstanceUid: row.study,
      seriesInstanceUid: row.series,
      sopInstanceUid: row.instance,
      changes: Object.keys(row.attributes).map((tag) => ({
        keyword: keywordOf(tag) ?? tag,
        before: texts(row.before, tag).join("\\"),
        after: texts(row.attributes, tag).join("\\"),
      })),
      reason: row.reason,
      byName: row.by_name,
      at: row.at.toISOString(),
    }));
  });
}
