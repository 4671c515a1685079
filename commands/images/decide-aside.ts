import { sql } from "kysely";
import { type CaseId, caseId as caseIdOf } from "#contract/ids.ts";
import type { AsideDecision } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import { newUid } from "#dicom/uid.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import { caseAct, findCaseFacts } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { actorOf, recordEvent } from "../record-event.ts";
import { askIdentity } from "./ask-identity.ts";
import { type AsideRow, findAside } from "./find-aside.ts";
import { choicesOf } from "./list-aside.ts";
import { lockStudy } from "./place-files.ts";
import { replaceInstance } from "./replace-instance.ts";
import { patientsOfStudy } from "./study-patients.ts";
import { type Beside, takeBeside } from "./take-beside.ts";
import { againWhereTwoMet } from "./two-met.ts";

export type AsideOrder = { decision: AsideDecision; reason: string };
export type AsideDesk = Pick<House, "database" | "clock" | "objects">;
/** One file of the group that is decided about. */
export type AsideMember = Pick<AsideRow, "code" | "sop_instance_uid" | "study_instance_uid" | "other_sha256"> & {
  id: string;
  case_id: string | null;
  name: string;
  kept_sha256: string | null;
};

/**
 * Decides about files that were kept aside, all of a group at once. What was received stays stored whatever is decided; the decision,
 * its reason and the hashes are told to every case that has the study.
 * @throws Refusal "not-found"; "not-valid" where this cannot be decided here; "wrong-stage" where somebody reads the images already
 */
export async function decideAside(desk: AsideDesk, scope: PersonScope, id: string, order: AsideOrder): Promise<void> {
  await inScope(desk.database, scope, async (tx) => {
    const [row] = await findAside(tx, scope, sql`c.id = ${id}::uuid`);
    if (row === undefined) throw new Refusal("not-found");
    if (!choicesOf[row.code].includes(order.decision)) throw new Refusal("not-valid", "this cannot be decided here");
  });
  await againWhereTwoMet(() => inScope(desk.database, systemScope, (tx) => decide(desk, tx, scope, id, order)));
}

async function decide(desk: AsideDesk, tx: Tx, scope: PersonScope, id: string, { decision, reason }: AsideOrder) {
  const at = desk.clock();
  const members = await membersOf(tx, scope, id);
  const [first] = members;
  if (first === undefined) throw new Refusal("already-done");
  await lockStudy(tx, scope.organisationId, first.study_instance_uid);
  const taken: Beside[] = [];
  for (const member of members) {
    if (decision === "take-new") taken.push(await replaceInstance(desk, tx, scope, member, at));
    if (decision === "keep-both") taken.push(await takeBeside(desk, tx, scope, member, { uid: newUid(), reason, at }));
  }
  await tx
    .insertInto("conflict_decision")
    .values(
      members.map((member, index) => ({
        conflict_id: member.id,
        organisation_id: scope.organisationId,
        decision,
        new_uid: taken[index]?.newUid ?? null,
        reason,
        by_name: scope.name,
        at,
      })),
    )
    .execute();
  await tell(tx, scope, { members, taken, decision, reason, at });
}

async function membersOf(tx: Tx, scope: PersonScope, id: string): Promise<AsideMember[]> {
  // Two who decide at once: the second finds what the first has decided.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(grouping, 13)) FROM conflicting_instance
    WHERE id = ${id}::uuid AND organisation_id = ${scope.organisationId}`.execute(tx);
  const { rows } = await sql<AsideMember>`
    SELECT c.id, c.code, c.case_id, c.name, c.sop_instance_uid, c.study_instance_uid, c.kept_sha256, c.other_sha256
    FROM conflicting_instance c JOIN conflicting_instance one ON one.grouping = c.grouping AND one.organisation_id = c.organisation_id
    WHERE one.id = ${id}::uuid AND one.organisation_id = ${scope.organisationId}
      AND NOT EXISTS (SELECT 1 FROM conflict_decision d WHERE d.conflict_id = c.id)
    ORDER BY c.received_at, c.id`.execute(tx);
  return rows;
}

type Decided = {
  members: readonly AsideMember[];
  taken: readonly Beside[];
  decision: AsideDecision;
  reason: string;
  at: Date;
};

/** Every case that has one of the studies learns of it; where none has, the organisation does. */
async function tell(tx: Tx, scope: PersonScope, { members, taken, decision, reason, at }: Decided): Promise<void> {
  const files = members.map((member, index) => ({
    sopInstanceUid: member.sop_instance_uid,
    kept: member.kept_sha256,
    other: member.other_sha256,
    newUid: taken[index]?.newUid ?? null,
  }));
  const [member] = members;
  const event = {
    kind: "conflict-decided",
    subject: member?.study_instance_uid ?? "",
    reason,
    detail: { decision, files },
  } as const;
  const studies = await studiesOf(tx, scope, members, taken);
  const cases = new Set([...studies.values()].flatMap((study) => study.cases));
  if (cases.size === 0)
    await recordEvent(tx, { organisationId: scope.organisationId, caseId: null }, actorOf(scope), at, event);
  for (const id of [...cases].sort()) {
    const act = caseAct(tx, scope, await findCaseFacts(tx, scope, id, "look"), at);
    await act.record(event);
    const instances = taken.flatMap((one) =>
      studies.get(one.studyId)?.cases.includes(id) ? [{ sha256: one.sha256, sopInstanceUid: one.sopInstanceUid }] : [],
    );
    if (instances.length > 0) await act.record({ kind: "images-received", detail: { instances } });
    for (const [studyId, study] of studies) {
      if (taken.length === 0 || !study.cases.includes(id)) continue;
      await askIdentity(act, [{ id: studyId, uid: study.uid, patients: await patientsOfStudy(tx, studyId) }]);
    }
  }
}

async function studiesOf(tx: Tx, scope: PersonScope, members: readonly AsideMember[], taken: readonly Beside[]) {
  const uids = members.map((member) => member.study_instance_uid);
  const { rows } = await sql<{ id: string; uid: string; cases: string[] }>`
    SELECT st.id, st.study_instance_uid AS uid, ARRAY(SELECT case_id FROM case_study cs WHERE cs.study_id = st.id) AS cases
    FROM study st WHERE st.organisation_id = ${scope.organisationId}
      AND (st.study_instance_uid = ANY (${uids}) OR st.id = ANY (${taken.map((one) => one.studyId)}::uuid[]))`.execute(
    tx,
  );
  return new Map<string, { uid: string; cases: CaseId[] }>(
    rows.map((row) => [row.id, { uid: row.uid, cases: row.cases.map((one) => caseIdOf.parse(one)) }]),
  );
}
