import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

export type CaseImage = {
  sop_instance_uid: string;
  series_instance_uid: string;
  study_instance_uid: string;
  sop_class_uid: string;
  frames: number;
};

/** Which of these instances the case has; those of studies that are removed, or not yet known to be the patient's, it has not. */
export async function listCaseImages(tx: Tx, caseId: CaseId, sopInstanceUids: readonly string[]): Promise<CaseImage[]> {
  const { rows } = await sql<CaseImage>`
    SELECT i.sop_instance_uid, e.series_instance_uid, s.study_instance_uid, i.sop_class_uid, i.frames
    FROM case_study c
    JOIN study s ON s.id = c.study_id
    JOIN instance i ON i.study_id = s.id
    JOIN series e ON e.id = i.series_id
    LEFT JOIN LATERAL (SELECT state FROM study_identity q WHERE q.case_id = c.case_id AND q.study_id = c.study_id
      ORDER BY q.id DESC LIMIT 1) q ON true
    WHERE c.case_id = ${caseId} AND coalesce(q.state, 'matches') IN ('matches', 'confirmed')
      AND i.sop_instance_uid = ANY (${sopInstanceUids})`.execute(tx);
  return rows;
}
