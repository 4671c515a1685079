import { sql } from "kysely";
import type { DicomJson } from "#dicom/json.ts";
import { patientOf } from "#dicom/read-instance.ts";
import type { Tx } from "#store/database.ts";
import type { PatientOfFile } from "./ask-identity.ts";
import { shownMetadata } from "./shown-metadata.ts";

/** Everybody whom the images of a study name as they are shown, the first one first: the study itself bears only whom its first image named. */
export async function patientsOfStudy(tx: Tx, studyId: string): Promise<PatientOfFile[]> {
  const { rows } = await sql<{ patient: DicomJson }>`
    SELECT patient FROM (
      SELECT jsonb_strip_nulls(jsonb_build_object(
        '00100010', m->'00100010', '00100020', m->'00100020', '00100030', m->'00100030'
      )) AS patient, received_at, id
      FROM (SELECT ${shownMetadata} AS m, i.received_at, i.id FROM instance i WHERE i.study_id = ${studyId}) AS shown
    ) AS named GROUP BY patient ORDER BY min(received_at), min(id::text)`.execute(tx);
  return rows.map(({ patient }) => patientOf(patient));
}
