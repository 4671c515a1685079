import { sql } from "kysely";
import { inScope, type OrganisationScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { conditionOf, type Match } from "./searchable.ts";
import { findVisibleStudies } from "./visible-studies.ts";

/** A patient as the newest study that may be seen names them. */
export type FoundPatient = {
  patientId: string;
  issuerOfPatientId: string;
  name: string;
  birthDate: string | null;
  sex: string;
  studies: number;
  series: number;
  instances: number;
};

type Row = {
  patient_id: string;
  issuer_of_patient_id: string;
  patient_name: string;
  patient_birth_date: string | null;
  patient_sex: string;
  studies: number;
  series: number;
  instances: number;
};

/**
 * The patients of the studies that the scope may see, by number: PATIENT level of PS3.4 section C.6.1. What is withheld from a blind
 * reader is not counted.
 * @param matches conditions on the study level only
 */
export async function searchPatients(
  desk: Pick<House, "database">,
  scope: OrganisationScope,
  search: { matches: readonly Match[]; limit: number; offset: number },
): Promise<FoundPatient[]> {
  return await inScope(desk.database, scope, async (tx) => {
    const visible = await findVisibleStudies(tx, scope);
    if (visible.only?.length === 0) return [];
    const blind = sql`st.id = ANY (${visible.blind}::uuid[])`;
    const shown = sql`(i.withheld IS NULL OR NOT (${blind}) OR se.id = ANY (${visible.releasedSeries}::uuid[]))`;
    const studies =
      visible.only === null ? sql`st.id <> ALL (${visible.never}::uuid[])` : sql`st.id = ANY (${visible.only}::uuid[])`;
    const conditions = search.matches.map((match) => sql`AND ${conditionOf(match, shown, blind)}`);
    const { rows } = await sql<Row>`
      WITH found AS (
        SELECT DISTINCT ON (st.patient_id, st.issuer_of_patient_id) st.patient_id, st.issuer_of_patient_id, st.patient_name,
          st.patient_birth_date, st.patient_sex
        FROM study st WHERE st.organisation_id = ${scope.organisationId} AND ${studies} ${sql.join(conditions, sql` `)}
        ORDER BY st.patient_id, st.issuer_of_patient_id, st.received_at DESC, st.id
        LIMIT ${search.limit} OFFSET ${search.offset})
      SELECT found.*, counted.* FROM found CROSS JOIN LATERAL (
        SELECT count(DISTINCT st.id)::int AS studies, count(DISTINCT se.id)::int AS series, count(*)::int AS instances
        FROM study st JOIN series se ON se.study_id = st.id JOIN instance i ON i.series_id = se.id
        WHERE st.organisation_id = ${scope.organisationId} AND ${studies} AND ${shown} AND st.patient_id = found.patient_id
          AND st.issuer_of_patient_id = found.issuer_of_patient_id) counted
      ORDER BY found.patient_id, found.issuer_of_patient_id`.execute(tx);
    return rows.map((row) => ({
      patientId: row.patient_id,
      issuerOfPatientId: row.issuer_of_patient_id,
      name: row.patient_name,
      birthDate: row.patient_birth_date,
      sex: row.patient_sex,
      studies: row.studies,
      series: row.series,
      instances: row.instances,
    }));
  });
}
