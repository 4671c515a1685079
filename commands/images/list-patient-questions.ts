import { sql } from "kysely";
import { z } from "zod";
import { caseId } from "#contract/ids.ts";
import { type PatientQuestion, patientQuestion, patientQuestionKind } from "#contract/images.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

type Row = { id: string; kind: string; at: Date; study: unknown; other: unknown };

const described = (alias: "a" | "b") => {
  const at = sql.raw(alias);
  return sql`jsonb_build_object('studyInstanceUid', ${at}.study_instance_uid, 'name', ${at}.patient_name, 'id', ${at}.patient_id,
    'issuer', ${at}.issuer_of_patient_id, 'birthDate', ${at}.patient_birth_date, 'institution', ${at}.institution_name,
    'studyDate', ${at}.study_date, 'description', ${at}.study_description, 'accessionNumber', ${at}.accession_number,
    'cases', coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'number', k.number)) FROM case_study cs
      JOIN second_opinion_case k ON k.id = cs.case_id WHERE cs.study_id = ${at}.id), '[]'))`;
};

const patient = patientQuestion.shape.study.extend({
  cases: z.array(z.object({ id: caseId, number: z.string() })),
});

/** Open questions about patients who may have been mixed up, the newest first. */
export async function listPatientQuestions(
  desk: Pick<Desk, "database">,
  scope: PersonScope,
): Promise<PatientQuestion[]> {
  return await inScope(desk.database, scope, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT q.id, q.kind, q.at, ${described("a")} AS study, ${described("b")} AS other
      FROM patient_question q JOIN study a ON a.id = q.study_id JOIN study b ON b.id = q.other_study_id
      WHERE q.organisation_id = ${scope.organisationId}
        AND NOT EXISTS (SELECT 1 FROM patient_answer w WHERE w.question_id = q.id)
      ORDER BY q.at DESC, q.id LIMIT 200`.execute(tx);
    return rows.map((row) => ({
      id: row.id,
      kind: patientQuestionKind.parse(row.kind),
      at: row.at.toISOString(),
      study: patient.parse(row.study),
      other: patient.parse(row.other),
    }));
  });
}
