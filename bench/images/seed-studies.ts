import pg from "pg";
import { findRunningPostgres } from "#server/postgres/start-postgres.ts";

const families = [
  "Smith",
  "Novak",
  "Weber",
  "Rossi",
  "Silva",
  "Kim",
  "Garcia",
  "Ivanova",
  "Sato",
  "Dubois",
  "Hansen",
  "Patel",
];
const given = ["Anna", "Jan", "Maria", "Peter", "Eva", "Tom", "Lena", "Paul", "Ida", "Max"];
export const names = { families, given };

/**
 * Fills the index with studies of one image each, written straight into the tables: a hundred thousand of them through the front door would
 * take an hour. Their bytes are not there; only searches are measured with them.
 */
export async function seedStudies(data: string, studies: number): Promise<void> {
  const postgres = await findRunningPostgres(data);
  if (postgres === null) throw new Error("the service does not run");
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    // The owner of the tables is under the policies as well.
    await client.query("SELECT set_config('app.kind', 'system', true)");
    await client.query(
      `CREATE TEMP TABLE seeded ON COMMIT DROP AS SELECT n, gen_random_uuid() AS study, gen_random_uuid() AS series,
        gen_random_uuid() AS instance, (SELECT id FROM organisation) AS organisation, '1.2.826.0.1.3680043.10.1428.' || n AS uid,
        ($2::text[])[1 + n % $4] || '^' || ($3::text[])[1 + (n / 7) % $5] AS name, (date '2015-01-01' + (n * 7) % 4000)::text AS day
      FROM generate_series((SELECT count(*)::int FROM study), $1 - 1) n`,
      [studies, families, given, families.length, given.length],
    );
    await client.query(`INSERT INTO study (id, organisation_id, study_instance_uid, patient_id, patient_name, patient_birth_date,
        patient_sex, study_date, study_time, study_description, accession_number)
      SELECT study, organisation, uid, 'P' || n, name, '1960-01-01', 'O', day, '10:15:00', 'Study ' || n % 40, 'A' || n FROM seeded`);
    await client.query(`INSERT INTO series (id, organisation_id, study_id, series_instance_uid, modality, series_number)
      SELECT series, organisation, study, uid || '.1', (ARRAY['CT', 'MR', 'US', 'CR', 'MG'])[1 + n % 5], 1 FROM seeded`);
    await client.query(`INSERT INTO instance (id, organisation_id, study_id, series_id, sop_instance_uid, sop_class_uid,
        transfer_syntax_uid, instance_number, frames, sha256, size, metadata)
      SELECT instance, organisation, study, series, uid || '.1.1', '1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.1.2.1', 1, 0,
        md5(n::text) || md5(n::text), 1000, jsonb_build_object(
          '00080016', '{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.2"]}'::jsonb,
          '00080020', jsonb_build_object('vr', 'DA', 'Value', jsonb_build_array(replace(day, '-', ''))),
          '00080050', jsonb_build_object('vr', 'SH', 'Value', jsonb_build_array('A' || n)),
          '00100010', jsonb_build_object('vr', 'PN', 'Value', jsonb_build_array(jsonb_build_object('Alphabetic', name))),
          '00100020', jsonb_build_object('vr', 'LO', 'Value', jsonb_build_array('P' || n)),
          '0020000D', jsonb_build_object('vr', 'UI', 'Value', jsonb_build_array(uid))) FROM seeded`);
    await client.query("COMMIT");
    await client.query("ANALYZE study, series, instance");
  } finally {
    await client.end();
  }
}
