import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { CaseId, OrganisationId } from "#contract/ids.ts";
import { withheldReason } from "#dicom/blind.ts";
import type { DicomInstance } from "#dicom/read-instance.ts";
import type { Tx } from "#store/database.ts";
import { askPatients } from "./ask-patients.ts";
import { layStandingCorrections } from "./lay-corrections.ts";
import { isRead, type Known, type Placed, type ReadFile } from "./place-files.ts";
import { storableJson, storableText } from "./storable.ts";
import { writeAside } from "./write-aside.ts";

/** So many rows are one text on their way to the database. */
const rowsAtOnce = 500;

/** Where files come from, for what, and when. */
export type Arrival = { organisation: OrganisationId; caseId: CaseId | null; from: string; at: Date };

/**
 * Writes the accepted files into the index, and what was kept aside beside it. Gives the ids of all studies of the request by
 * StudyInstanceUID.
 */
export async function writeInstances(
  tx: Tx,
  arrival: Arrival,
  placed: readonly Placed[],
  known: Known,
): Promise<ReadonlyMap<string, string>> {
  const { organisation, at } = arrival;
  const accepted = placed.flatMap(({ file, outcome }) =>
    outcome.outcome === "accepted" && isRead(file) ? [file] : [],
  );
  const studies = new Map(known.studies);
  const series = new Map([...known.series].map(([uid, { id }]) => [uid, id]));
  const newStudies = firstOf(accepted, studies, (instance) => instance.studyInstanceUid);
  for (const { study_instance_uid, ...row } of newStudies.map((instance) => studyRow(organisation, at, instance))) {
    studies.set(study_instance_uid, row.id);
    await tx
      .insertInto("study")
      .values({ study_instance_uid, ...row })
      .execute();
  }
  for (const instance of firstOf(accepted, series, (one) => one.seriesInstanceUid)) {
    const row = seriesRow(organisation, at, instance, idOf(studies, instance.studyInstanceUid));
    series.set(row.series_instance_uid, row.id);
    await tx.insertInto("series").values(row).execute();
  }
  for (let from = 0; from < accepted.length; from += rowsAtOnce) {
    const rows = accepted.slice(from, from + rowsAtOnce).map((file) => {
      const { studyInstanceUid, seriesInstanceUid } = file.instance;
      return instanceRow(file, idOf(studies, studyInstanceUid), idOf(series, seriesInstanceUid));
    });
    await insertInstances(tx, { organisation, at }, rows);
    const ids = rows.map((row) => row.id);
    if (known.corrected) await layStandingCorrections(tx, ids, at);
  }
  await writeAside(tx, arrival, placed, known);
  await askPatients(
    tx,
    arrival,
    newStudies.map((instance) => idOf(studies, instance.studyInstanceUid)),
  );
  return studies;
}

function firstOf(
  files: readonly ReadFile[],
  there: ReadonlyMap<string, string>,
  uidOf: (instance: DicomInstance) => string,
) {
  const first = new Map<string, DicomInstance>();
  for (const { instance } of files) {
    const uid = uidOf(instance);
    if (!there.has(uid) && !first.has(uid)) first.set(uid, instance);
  }
  return [...first.values()];
}

function idOf(ids: ReadonlyMap<string, string>, uid: string): string {
  const id = ids.get(uid);
  if (id === undefined) throw new TypeError("an instance without its study or series");
  return id;
}

function studyRow(organisation: OrganisationId, at: Date, { studyInstanceUid, study, patient }: DicomInstance) {
  return {
    id: randomUUID(),
    organisation_id: organisation,
    study_instance_uid: studyInstanceUid,
    patient_id: storableText(patient.id),
    issuer_of_patient_id: storableText(patient.issuer),
    patient_name: storableText(patient.name),
    patient_birth_date: patient.birthDate,
    patient_sex: storableText(patient.sex),
    study_date: study.date,
    study_time: study.time,
    study_description: storableText(study.description),
    accession_number: storableText(study.accessionNumber),
    study_id: storableText(study.id),
    referring_physician_name: storableText(study.referringPhysician),
    institution_name: storableText(study.institution),
    received_at: at,
  };
}

function seriesRow(organisation: OrganisationId, at: Date, instance: DicomInstance, study: string) {
  return {
    id: randomUUID(),
    organisation_id: organisation,
    study_id: study,
    series_instance_uid: instance.seriesInstanceUid,
    modality: storableText(instance.modality),
    series_number: fourBytes(instance.seriesNumber),
    series_description: storableText(instance.seriesDescription),
    body_part: storableText(instance.bodyPart),
    laterality: storableText(instance.laterality),
    received_at: at,
  };
}

function instanceRow(file: ReadFile, study: string, series: string) {
  const { metadata, frameLocations, warnings } = file.instance;
  const ids = { id: randomUUID(), study_id: study, series_id: series, sop_instance_uid: file.instance.sopInstanceUid };
  // Plain data here: all rows become one text.
  return { ...contentRow(file), ...ids, metadata, frame_locations: frameLocations, warnings };
}

/** What the index says of the bytes themselves. */
export function contentRow({ instance, sha256, size }: ReadFile) {
  return {
    sop_class_uid: instance.sopClassUid,
    transfer_syntax_uid: instance.transferSyntaxUid,
    instance_number: fourBytes(instance.instanceNumber),
    frames: instance.frames,
    sha256,
    size,
    metadata: storableJson(instance.metadata),
    frame_locations: instance.frameLocations === null ? null : JSON.stringify(instance.frameLocations),
    withheld: withheldReason(instance.metadata, instance.sopClassUid),
    warnings: storableJson(instance.warnings),
  };
}

/** One statement whose text is always the same, so that it is planned once. */
async function insertInstances(
  tx: Tx,
  { organisation, at }: Pick<Arrival, "organisation" | "at">,
  rows: readonly ReturnType<typeof instanceRow>[],
): Promise<void> {
  const columns = sql`id, study_id, series_id, sop_instance_uid, sop_class_uid, transfer_syntax_uid, instance_number, frames, sha256,
    size, metadata, frame_locations, withheld, warnings`;
  await sql`INSERT INTO instance (organisation_id, received_at, ${columns})
    SELECT ${organisation}::uuid, ${at}::timestamptz, ${columns} FROM jsonb_to_recordset(${storableJson(rows)}::jsonb) AS (id uuid,
      study_id uuid, series_id uuid, sop_instance_uid text, sop_class_uid text, transfer_syntax_uid text, instance_number int,
      frames int, sha256 text, size bigint, metadata jsonb, frame_locations jsonb, withheld text, warnings jsonb)`.execute(
    tx,
  );
}

/** IS holds a signed integer of 32 bits (PS3.5 Table 6.2-1); some files hold more. */
const fourBytes = (value: number | null): number | null =>
  value !== null && value >= -(2 ** 31) && value < 2 ** 31 ? value : null;
