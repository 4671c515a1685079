import { type CaseId, caseId, type OrganisationId, personId } from "#contract/ids.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { rolesOf } from "../people/roles-of.ts";

/** A transfer as the worker takes it up. */
export type TransferToCarry = {
  id: string;
  organisationId: OrganisationId;
  peerId: string;
  direction: "pull" | "send";
  caseId: CaseId | null;
  studyInstanceUid: string;
  /** Who asked, with the roles of now; null where the account is gone or disabled. */
  asker: PersonScope | null;
};

/** Null where there is nothing left to do. */
export async function takeTransfer(
  desk: Desk,
  organisationId: OrganisationId,
  id: string,
): Promise<TransferToCarry | null> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const row = await tx
      .updateTable("peer_transfer")
      .set({ state: "running", problem: null, changed_at: desk.clock() })
      .where("id", "=", id)
      .where("organisation_id", "=", organisationId)
      .where("state", "<>", "done")
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return null;
    const person = await tx
      .selectFrom("person")
      .select(["id", "name"])
      .where("id", "=", row.asked_by)
      .where("disabled_at", "is", null)
      .executeTakeFirst();
    const asker: PersonScope | null =
      person === undefined
        ? null
        : {
            kind: "person",
            organisationId,
            personId: personId.parse(person.id),
            name: person.name,
            roles: await rolesOf(tx, person.id),
            sessionId: null,
          };
    return {
      id,
      organisationId,
      peerId: row.peer_id,
      direction: row.direction === "send" ? "send" : "pull",
      caseId: row.case_id === null ? null : caseId.parse(row.case_id),
      studyInstanceUid: row.study_instance_uid,
      asker,
    };
  });
}

/** How a transfer stands, as pages show it. */
export type Standing = {
  state?: "running" | "done" | "failed";
  expected?: number | null;
  done?: number;
  failed?: number;
  problem?: string | null;
};

export async function noteTransfer(desk: Desk, id: string, standing: Standing): Promise<void> {
  await inScope(desk.database, systemScope, (tx) =>
    tx
      .updateTable("peer_transfer")
      .set({ ...standing, changed_at: desk.clock() })
      .where("id", "=", id)
      .execute(),
  );
}
