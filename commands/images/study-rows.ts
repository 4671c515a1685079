import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#store/database.ts";
import type { OrganisationScope } from "#store/scope.ts";
import { tie, tiesOf } from "./image-sight.ts";

/** A study with its series and their instances, as far as lists need them. */
export type StudyRow = {
  id: string;
  study_instance_uid: string;
  study_date: string | null;
  study_time: string | null;
  study_description: string;
  accession_number: string;
  institution_name: string;
  patient_name: string;
  patient_id: string;
  patient_birth_date: string | null;
  patient_sex: string;
  received_at: Date;
  /** Tags of what was corrected. */
  corrected: string[];
  ties: z.infer<typeof tie>[];
  series: SeriesRow[];
};

const instanceOfSeries = z.object({
  uid: z.string(),
  frames: z.number(),
  withheld: z.string().nullable(),
  warnings: z.array(z.string()),
});
const seriesRow = z.object({
  id: z.string(),
  uid: z.string(),
  number: z.number().nullable(),
  modality: z.string(),
  description: z.string(),
  bodyPart: z.string(),
  laterality: z.string(),
  corrected: z.array(z.string()),
  instances: z.array(instanceOfSeries),
});
export type SeriesRow = z.infer<typeof seriesRow>;

/** The studies `where` (of `st`), newest first, with what they hold. */
export async function listStudyRows(
  tx: Tx,
  scope: OrganisationScope,
  where: RawBuilder<unknown>,
  limit = 1000,
): Promise<StudyRow[]> {
  const { rows } = await sql<Omit<StudyRow, "ties" | "series"> & { ties: unknown; series: unknown }>`
    SELECT st.id, st.study_instance_uid, st.study_date, st.study_time, st.study_description, st.accession_number,
      st.institution_name, st.patient_name, st.patient_id, st.patient_birth_date, st.patient_sex, st.received_at,
      ARRAY(SELECT jsonb_object_keys(st.correction)) AS corrected, ${tiesOf(sql`st.id`, scope)} AS ties, coalesce(s.series, '[]') AS series
    FROM study st
    LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('id', se.id, 'uid', se.series_instance_uid,
        'number', se.series_number, 'modality', se.modality, 'description', se.series_description, 'bodyPart', se.body_part,
        'laterality', se.laterality, 'corrected', to_jsonb(ARRAY(SELECT jsonb_object_keys(se.correction))),
        'instances', coalesce(i.instances, '[]'))
        ORDER BY se.series_number NULLS LAST, se.id) AS series
      FROM series se
      LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('uid', sop_instance_uid, 'frames', frames, 'withheld', withheld,
          'warnings', warnings) ORDER BY instance_number NULLS LAST, instance.id) AS instances
        FROM instance WHERE instance.series_id = se.id) i ON true
      WHERE se.study_id = st.id) s ON true
    WHERE st.organisation_id = ${scope.organisationId} AND ${where}
    ORDER BY st.study_date DESC NULLS LAST, st.study_time DESC NULLS LAST, st.id LIMIT ${limit}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    ties: z.array(tie).parse(row.ties),
    series: z.array(seriesRow).parse(row.series),
  }));
}
