import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { askIdentity } from "./ask-identity.ts";
import { patientsOfStudy } from "./study-patients.ts";

type Claimed = { id: string; linked: boolean };

/**
 * Takes a received study into the case, after holding its patient against the case's.
 * @throws Refusal "not-found"; "already-done" where the case has it
 */
export async function claimStudy(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  studyInstanceUid: string,
): Promise<void> {
  await actInCase(desk, scope, caseId, "claim-study", async (act) => {
    const { tx, kase, at } = act;
    const { rows } = await sql<Claimed>`
      SELECT st.id,
        EXISTS (SELECT 1 FROM case_study cs WHERE cs.case_id = ${caseId} AND cs.study_id = st.id) AS linked
      FROM study st WHERE organisation_id = ${kase.organisationId} AND study_instance_uid = ${studyInstanceUid}`.execute(
      tx,
    );
    const [study] = rows;
    if (study === undefined) throw new Refusal("not-found");
    if (study.linked) throw new Refusal("already-done");
    await tx
      .insertInto("case_study")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        study_id: study.id,
        linked_at: at,
        linked_by: scope.name,
      })
      .execute();
    await act.record({ kind: "study-claimed", subject: studyInstanceUid });
    // The case's chain names every image that the case holds; these came in before there was one to name them.
    const instances = await tx
      .selectFrom("instance")
      .select(["sha256", "sop_instance_uid"])
      .where("study_id", "=", study.id)
      .orderBy("sop_instance_uid")
      .execute();
    await act.record({
      kind: "images-received",
      subject: studyInstanceUid,
      detail: { instances: instances.map((row) => ({ sha256: row.sha256, sopInstanceUid: row.sop_instance_uid })) },
    });
    await askIdentity(act, [{ id: study.id, uid: studyInstanceUid, patients: await patientsOfStudy(tx, study.id) }]);
  });
}
