import { sql } from "kysely";
import { type CaseId, caseId as caseIdOf } from "#contract/ids.ts";
import { type ImageCorrection, seriesCorrection } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Correction } from "#dicom/correct.ts";
import { keywordOf } from "#dicom/dictionary.ts";
import type { DicomJson } from "#dicom/json.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import { type CaseAct, caseAct, findCaseFacts } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { actAsSystem } from "./act-as-system.ts";
import { settleIdentity } from "./ask-identity.ts";
import { correctionElements } from "./correction-elements.ts";
import { findCaseStudy } from "./find-case-study.ts";
import { layCorrection } from "./lay-corrections.ts";
import { lockStudy } from "./place-files.ts";
import { shownMetadata } from "./shown-metadata.ts";
import { patientsOfStudy } from "./study-patients.ts";

export type CorrectionOrder = { seriesInstanceUid: string | null; attributes: ImageCorrection; reason: string };

/**
 * Corrects what the images of a study, or of one of its series, say of themselves. The stored bytes stay; whoever asks for the images
 * gets them corrected, with what stood there before. Every case that has the study is told, and the question whose images they are is
 * asked anew.
 * @throws Refusal "not-found"; "not-valid" where nothing is corrected or it belongs to another level; "already-done" where all stands so
 */
export async function correctImages(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  studyInstanceUid: string,
  order: CorrectionOrder,
): Promise<void> {
  const change = correctionElements(order.attributes);
  if (Object.keys(change).length === 0) throw new Refusal("not-valid", "nothing is to be corrected");
  const ofSeries = Object.keys(order.attributes).filter((name) => name in seriesCorrection.shape).length;
  const level = order.seriesInstanceUid === null ? 0 : Object.keys(order.attributes).length;
  if (ofSeries !== level)
    throw new Refusal("not-valid", "side, body part and series are corrected in a series, the rest in the study");
  await actAsSystem(desk, scope, caseId, "correct-images", async (act) => {
    const { tx, at } = act;
    const study = await findCaseStudy(act, studyInstanceUid);
    await lockStudy(tx, act.kase.organisationId, studyInstanceUid);
    const series = order.seriesInstanceUid === null ? null : await findSeries(tx, study.id, order.seriesInstanceUid);
    const ids = await instancesOf(tx, study.id, series);
    const before = await shownBefore(tx, ids, Object.keys(change));
    if (isSame(before, change)) throw new Refusal("already-done");
    await (series === null
      ? correctStudyRow(tx, study.id, order.attributes, change)
      : correctSeriesRow(tx, series, order.attributes, change));
    await layCorrection(tx, ids, change, at);
    await tx
      .insertInto("image_correction")
      .values({
        organisation_id: act.kase.organisationId,
        case_id: caseId,
        study_id: study.id,
        series_id: series,
        before: JSON.stringify(before),
        attributes: JSON.stringify(change),
        reason: order.reason,
        by_id: scope.personId,
        by_name: scope.name,
        at,
      })
      .execute();
    await tellCases(act, { id: study.id, uid: studyInstanceUid }, order, Object.keys(change));
  });
}

async function findSeries(tx: Tx, studyId: string, uid: string): Promise<string> {
  const row = await tx
    .selectFrom("series")
    .select("id")
    .where("study_id", "=", studyId)
    .where("series_instance_uid", "=", uid)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row.id;
}

async function instancesOf(tx: Tx, studyId: string, seriesId: string | null): Promise<string[]> {
  const all = tx.selectFrom("instance").select("id").where("study_id", "=", studyId).orderBy("instance_number");
  const rows = await (seriesId === null ? all : all.where("series_id", "=", seriesId)).execute();
  return rows.map((row) => row.id);
}

/** What the first image shows until now; the others are told by their own Original Attributes Sequence. */
async function shownBefore(tx: Tx, [first]: readonly string[], tags: readonly string[]): Promise<DicomJson> {
  if (first === undefined) throw new Refusal("not-found");
  const { rows } = await sql<{ seen: DicomJson }>`
    SELECT (SELECT coalesce(jsonb_object_agg(tag, m->tag), '{}') FROM unnest(${tags}::text[]) tag WHERE m ? tag) AS seen
    FROM (SELECT ${shownMetadata} AS m FROM instance i WHERE i.id = ${first}) AS shown`.execute(tx);
  return rows[0]?.seen ?? {};
}

const isSame = (before: DicomJson, change: Correction): boolean =>
  Object.keys(change).every(
    (tag) =>
      before[tag] !== undefined &&
      JSON.stringify(before[tag]?.Value ?? []) === JSON.stringify(change[tag]?.Value ?? []),
  );

const standing = (change: Correction) => sql<string>`coalesce(correction, '{}') || ${JSON.stringify(change)}::jsonb`;
const dayOf = (day: string | undefined) => (day === undefined ? undefined : day === "" ? null : day);

async function correctStudyRow(tx: Tx, id: string, given: ImageCorrection, change: Correction): Promise<void> {
  await tx
    .updateTable("study")
    .set({
      correction: standing(change),
      patient_name: given.patientName,
      patient_id: given.patientId,
      issuer_of_patient_id: given.issuerOfPatientId,
      patient_birth_date: dayOf(given.patientBirthDate),
      patient_sex: given.patientSex,
      study_date: dayOf(given.studyDate),
      accession_number: given.accessionNumber,
      study_description: given.studyDescription,
    })
    .where("id", "=", id)
    .execute();
}

async function correctSeriesRow(tx: Tx, id: string, given: ImageCorrection, change: Correction): Promise<void> {
  await tx
    .updateTable("series")
    .set({
      correction: standing(change),
      laterality: given.laterality,
      body_part: given.bodyPart,
      series_description: given.seriesDescription,
    })
    .where("id", "=", id)
    .execute();
}

/** Every case that has the study learns of it, and holds the study against its patient anew. */
async function tellCases(
  act: CaseAct,
  study: { id: string; uid: string },
  { reason, seriesInstanceUid }: CorrectionOrder,
  tags: readonly string[],
): Promise<void> {
  const { tx, at, scope } = act;
  const rows = await tx.selectFrom("case_study").select("case_id").where("study_id", "=", study.id).execute();
  const patients = await patientsOfStudy(tx, study.id);
  for (const id of rows.map((row) => caseIdOf.parse(row.case_id)).sort()) {
    const own = id === act.kase.id ? act : caseAct(tx, scope, await findCaseFacts(tx, scope, id, "look"), at);
    await own.record({
      kind: "images-corrected",
      subject: seriesInstanceUid ?? study.uid,
      reason,
      detail: { attributes: tags.map((tag) => keywordOf(tag) ?? tag) },
    });
    await settleIdentity(own, { ...study, patients }, `Corrected: ${reason}`);
  }
}
