import { sql } from "kysely";
import { caseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Correction } from "#dicom/correct.ts";
import { newUid } from "#dicom/uid.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import type { AsideDesk, AsideMember } from "./decide-aside.ts";
import { layCorrection } from "./lay-corrections.ts";
import { findKnown, placeFiles, type ReadFile } from "./place-files.ts";
import { readStoredFile } from "./read-stored-file.ts";
import { writeInstances } from "./write-instances.ts";

/** What was taken in by a decision; `newUid` is null where it kept its own. */
export type Beside = { sopInstanceUid: string; newUid: string | null; sha256: string; studyId: string };

/**
 * Takes a file that was kept aside in beside what is there. Where its UID, or its series', is taken it gets a new one: the bytes stay,
 * the new UID is a correction laid over them.
 */
export async function takeBeside(
  desk: AsideDesk,
  tx: Tx,
  scope: PersonScope,
  member: AsideMember,
  how: { uid: string; reason: string; at: Date },
): Promise<Beside> {
  const file = await readStoredFile(desk, member);
  const change = await newIdentity(tx, scope, file, member.code, how.uid);
  const renamed = { ...file, instance: { ...file.instance, ...change.instance } };
  const known = await findKnown(tx, scope.organisationId, [renamed]);
  const placed = placeFiles([renamed], known, () => true);
  if (placed[0]?.outcome.outcome !== "accepted") throw new Refusal("already-done", "it is there meanwhile");
  const sentFor = member.case_id === null ? null : caseId.parse(member.case_id);
  const arrival = { organisation: scope.organisationId, caseId: sentFor, from: scope.name, at: how.at };
  const studies = await writeInstances(tx, arrival, placed, known);
  const studyId = studies.get(renamed.instance.studyInstanceUid);
  if (studyId === undefined) throw new TypeError("an instance without its study");
  await noteChange(tx, scope, { studyId, sop: renamed.instance.sopInstanceUid, file, change: change.elements, ...how });
  if (sentFor !== null) await linkStudy(tx, scope, sentFor, studyId, how.at);
  const newUid = Object.keys(change.elements).length === 0 ? null : renamed.instance.sopInstanceUid;
  return { sopInstanceUid: renamed.instance.sopInstanceUid, newUid, sha256: file.sha256, studyId };
}

type NewIdentity = { instance: Partial<ReadFile["instance"]>; elements: Correction };
const uidElement = (uid: string) => ({ vr: "UI", Value: [uid] });

async function newIdentity(
  tx: Tx,
  scope: PersonScope,
  { instance }: ReadFile,
  code: AsideMember["code"],
  uid: string,
): Promise<NewIdentity> {
  switch (code) {
    case "study-of-another-case":
      return { instance: {}, elements: {} };
    case "conflicting-instance":
      return { instance: { sopInstanceUid: uid }, elements: { "00080018": uidElement(uid) } };
    case "series-of-another-study": {
      const series = (await renamedSeries(tx, scope, instance)) ?? newUid();
      return { instance: { seriesInstanceUid: series }, elements: { "0020000E": uidElement(series) } };
    }
  }
}

/** The other images of the same series in the same file's study were given one new series between them. */
async function renamedSeries(tx: Tx, scope: PersonScope, instance: ReadFile["instance"]): Promise<string | null> {
  const { rows } = await sql<{ uid: string }>`
    SELECT se.series_instance_uid AS uid FROM instance i
    JOIN study st ON st.id = i.study_id JOIN series se ON se.id = i.series_id
    WHERE i.organisation_id = ${scope.organisationId} AND st.study_instance_uid = ${instance.studyInstanceUid}
      AND i.correction IS NOT NULL AND i.metadata->'0020000E'->'Value'->>0 = ${instance.seriesInstanceUid}
      AND se.series_instance_uid <> ${instance.seriesInstanceUid} LIMIT 1`.execute(tx);
  return rows[0]?.uid ?? null;
}

async function noteChange(
  tx: Tx,
  scope: PersonScope,
  made: { studyId: string; sop: string; file: ReadFile; change: Correction; reason: string; at: Date },
): Promise<void> {
  const tags = Object.keys(made.change);
  if (tags.length === 0) return;
  const { id } = await tx
    .selectFrom("instance")
    .select("id")
    .where("organisation_id", "=", scope.organisationId)
    .where("sop_instance_uid", "=", made.sop)
    .executeTakeFirstOrThrow();
  await layCorrection(tx, [id], made.change, made.at);
  const before = Object.fromEntries(tags.map((tag) => [tag, made.file.instance.metadata[tag] ?? { vr: "UI" }]));
  await tx
    .insertInto("image_correction")
    .values({
      organisation_id: scope.organisationId,
      study_id: made.studyId,
      instance_id: id,
      before: JSON.stringify(before),
      attributes: JSON.stringify(made.change),
      reason: made.reason,
      by_id: scope.personId,
      by_name: scope.name,
      at: made.at,
    })
    .execute();
}

async function linkStudy(tx: Tx, scope: PersonScope, sentFor: string, studyId: string, at: Date): Promise<void> {
  await tx
    .insertInto("case_study")
    .values({
      organisation_id: scope.organisationId,
      case_id: sentFor,
      study_id: studyId,
      linked_at: at,
      linked_by: scope.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
