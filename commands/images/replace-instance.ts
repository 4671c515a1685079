import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import type { AsideDesk, AsideMember } from "./decide-aside.ts";
import { layStandingCorrections } from "./lay-corrections.ts";
import { readStoredFile } from "./read-stored-file.ts";
import type { Beside } from "./take-beside.ts";
import { contentRow } from "./write-instances.ts";

/** Stages in which nobody has the images before them yet. */
const unread = new Set(["draft", "gathering", "ready", "offered", "withdrawn"]);

/**
 * Lets a file that was kept aside take the place of the image that was there first. The first one's bytes stay stored, and the index
 * remembers them.
 * @throws Refusal "wrong-stage" where a case that has the study is being read; "not-valid" where the two are not of one series
 */
export async function replaceInstance(
  desk: AsideDesk,
  tx: Tx,
  scope: PersonScope,
  member: AsideMember,
  at: Date,
): Promise<Beside> {
  const file = await readStoredFile(desk, member);
  const { rows } = await sql<{
    id: string;
    study_id: string;
    series_id: string;
    sha256: string;
    size: string;
    uid: string;
    study: string;
  }>`
    SELECT i.id, i.study_id, i.series_id, i.sha256, i.size, se.series_instance_uid AS uid, st.study_instance_uid AS study
    FROM instance i JOIN series se ON se.id = i.series_id JOIN study st ON st.id = i.study_id
    WHERE i.organisation_id = ${scope.organisationId} AND i.sop_instance_uid = ${member.sop_instance_uid}`.execute(tx);
  const [there] = rows;
  if (there === undefined) throw new Refusal("not-found");
  const { seriesInstanceUid, studyInstanceUid } = file.instance;
  if (there.uid !== seriesInstanceUid || there.study !== studyInstanceUid)
    throw new Refusal("not-valid", "it belongs to another series; it can only be kept beside");
  await refuseWhereRead(tx, there.study_id);
  await tx
    .insertInto("superseded_instance")
    .values({
      organisation_id: scope.organisationId,
      study_id: there.study_id,
      sop_instance_uid: member.sop_instance_uid,
      sha256: there.sha256,
      size: Number(there.size),
      at,
    })
    .execute();
  await tx
    .updateTable("instance")
    .set({ ...contentRow(file), correction: null })
    .where("id", "=", there.id)
    .execute();
  await layStandingCorrections(tx, [there.id], at);
  return { sopInstanceUid: member.sop_instance_uid, newUid: null, sha256: file.sha256, studyId: there.study_id };
}

async function refuseWhereRead(tx: Tx, studyId: string): Promise<void> {
  const { rows } = await sql<{ stage: string }>`
    SELECT (SELECT stage FROM case_stage t WHERE t.case_id = cs.case_id ORDER BY sequence DESC LIMIT 1) AS stage
    FROM case_study cs WHERE cs.study_id = ${studyId}`.execute(tx);
  if (rows.some((row) => !unread.has(row.stage)))
    throw new Refusal("wrong-stage", "somebody reads these images already; the new one can only be kept beside");
}
