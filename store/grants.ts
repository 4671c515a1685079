import { randomUUID } from "node:crypto";
import type { Part } from "#contract/case.ts";
import type { CaseId, OrganisationId, PersonId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

type NewGrant = {
  organisationId: OrganisationId;
  caseId: CaseId;
  personId: PersonId;
  part: Part;
  by: string;
  at: Date;
};

/** Gives a part in a case; gives null where the person holds it already. */
export async function insertGrant(tx: Tx, grant: NewGrant): Promise<string | null> {
  const id = randomUUID();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("case_grant")
    .values({
      id,
      organisation_id: grant.organisationId,
      case_id: grant.caseId,
      person_id: grant.personId,
      part: grant.part,
      granted_at: grant.at,
      granted_by_name: grant.by,
    })
    .onConflict((conflict) =>
      conflict.columns(["case_id", "person_id", "part"]).where("revoked_at", "is", null).doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? id : null;
}

/** Takes a person's part in a case back. */
export async function revokeGrants(tx: Tx, caseId: CaseId, personId: string, part: Part, at: Date): Promise<void> {
  await tx
    .updateTable("case_grant")
    .set({ revoked_at: at })
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .where("part", "=", part)
    .where("revoked_at", "is", null)
    .execute();
}
