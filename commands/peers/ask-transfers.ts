import { randomUUID } from "node:crypto";
import type { CaseId, OrganisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { House } from "../house.ts";
import { findCaseStudy } from "../images/find-case-study.ts";
import type { EventToRecord } from "../record-event.ts";

type TransferDesk = Pick<House, "database" | "clock" | "jobs">;
type Asked = {
  peerId: string;
  direction: "pull" | "send";
  caseId: CaseId | null;
  studyInstanceUid: string;
  label: string;
};
type Act = { tx: Tx; at: Date; record: (event: EventToRecord) => Promise<void> };

/**
 * Has studies fetched from a peer, into a case or for whoever claims them. The worker does it.
 * @returns the transfers' ids
 * @throws Refusal "not-found" where there is no such peer; those of claiming a study in the case
 */
export async function askPull(
  desk: TransferDesk,
  scope: PersonScope,
  peerId: string,
  input: { caseId: CaseId | null; studies: readonly { studyInstanceUid: string; label: string }[] },
): Promise<string[]> {
  const { caseId, studies } = input;
  const ask = (act: Act) =>
    enter(
      desk,
      scope,
      act,
      studies.map((study) => ({ ...study, peerId, direction: "pull" as const, caseId })),
    );
  if (caseId !== null) return await actInCase(desk, scope, caseId, "claim-study", ask);
  return await actInOrganisation(desk, scope, ({ tx, at, record }) =>
    ask({ tx, at, record: (event) => record(scope.organisationId, event) }),
  );
}

/**
 * Has a study of a case sent to a peer.
 * @throws Refusal "not-found" where there is no such peer, or no such study in the case; those of exporting the case
 */
export async function askSend(
  desk: TransferDesk,
  scope: PersonScope,
  peerId: string,
  { caseId, studyInstanceUid }: { caseId: CaseId; studyInstanceUid: string },
): Promise<string> {
  const [id] = await actInCase(desk, scope, caseId, "export-case", async (act) => {
    await findCaseStudy(act, studyInstanceUid);
    const label = act.kase.number;
    return await enter(desk, scope, act, [{ peerId, direction: "send", caseId, studyInstanceUid, label }]);
  });
  if (id === undefined) throw new TypeError("one transfer was asked for");
  return id;
}

async function enter(desk: TransferDesk, scope: PersonScope, act: Act, asked: readonly Asked[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of asked) {
    await mustBeThere(act.tx, one.peerId);
    const id = randomUUID();
    await act.tx
      .insertInto("peer_transfer")
      .values({
        id,
        organisation_id: scope.organisationId,
        peer_id: one.peerId,
        direction: one.direction,
        case_id: one.caseId,
        study_instance_uid: one.studyInstanceUid,
        label: one.label,
        state: "waiting",
        asked_by: scope.personId,
        asked_at: act.at,
        changed_at: act.at,
      })
      .execute();
    await enqueueTransfer(desk, act.tx, scope.organisationId, id);
    const detail = { peer: one.peerId, direction: one.direction };
    await act.record({ kind: "transfer-asked", subject: one.studyInstanceUid, detail });
    ids.push(id);
  }
  return ids;
}

async function mustBeThere(tx: Tx, peerId: string): Promise<void> {
  const peer = await tx
    .selectFrom("peer")
    .select("id")
    .where("id", "=", peerId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (peer === undefined) throw new Refusal("not-found");
}

async function enqueueTransfer({ jobs }: TransferDesk, tx: Tx, organisationId: OrganisationId, transferId: string) {
  await jobs.enqueue(tx, "carry-transfer", { organisationId, transferId });
}

/** Tries a failed transfer once more. @throws Refusal "not-found"; "wrong-stage" where it did not fail */
export async function repeatTransfer(desk: TransferDesk, scope: PersonScope, id: string): Promise<void> {
  await actInOrganisation(desk, scope, async ({ tx, at }) => {
    const row = await tx
      .selectFrom("peer_transfer")
      .select("state")
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new Refusal("not-found");
    if (row.state !== "failed") throw new Refusal("wrong-stage", "it has not failed");
    await tx
      .updateTable("peer_transfer")
      .set({ state: "waiting", problem: null, failed: 0, changed_at: at })
      .where("id", "=", id)
      .execute();
    await enqueueTransfer(desk, tx, scope.organisationId, id);
  });
}
