import { part } from "#contract/case.ts";
import { type CaseId, type PersonId, personId } from "#contract/ids.ts";
import { role } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { insertGrant } from "#store/grants.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** Who has or had a part in the case, and who of the organisation could be given one. */
export async function listGrants(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "manage-grants", async ({ tx }) => {
    const grants = await tx
      .selectFrom("case_grant")
      .innerJoin("person", "person.id", "case_grant.person_id")
      .select(["case_grant.id", "person_id", "name", "part", "granted_at", "granted_by_name", "revoked_at"])
      .where("case_id", "=", caseId)
      .orderBy("granted_at")
      .execute();
    const people = await tx
      .selectFrom("person")
      .innerJoin("person_role", "person_role.person_id", "person.id")
      .select((eb) => [
        "person.id",
        "person.name",
        "person.email",
        eb.fn.agg<string[]>("array_agg", ["role"]).as("roles"),
      ])
      .where("role", "in", ["patient", "referrer"])
      .where("disabled_at", "is", null)
      .groupBy("person.id")
      .orderBy("person.name")
      .execute();
    return {
      grants: grants.map((grant) => ({
        id: grant.id,
        personId: personId.parse(grant.person_id),
        name: grant.name,
        part: part.parse(grant.part),
        grantedAt: grant.granted_at.toISOString(),
        grantedBy: grant.granted_by_name,
        revokedAt: grant.revoked_at?.toISOString() ?? null,
      })),
      candidates: people.map((person) => ({
        id: personId.parse(person.id),
        name: person.name,
        email: person.email,
        roles: person.roles.map((one) => role.parse(one)),
      })),
    };
  });
}

/** Gives a patient or referrer of the organisation a part in the case. @throws Refusal "already-done", "not-valid" */
export async function giveGrant(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { personId: PersonId; part: "patient" | "referrer" },
): Promise<string> {
  return await actInCase(desk, scope, caseId, "manage-grants", async (act) => {
    const { tx, kase, at } = act;
    const person = await tx
      .selectFrom("person")
      .innerJoin("person_role", "person_role.person_id", "person.id")
      .select("person.name")
      .where("person.id", "=", input.personId)
      .where("person_role.role", "=", input.part)
      .where("person.disabled_at", "is", null)
      .executeTakeFirst();
    if (person === undefined) throw new Refusal("not-valid", `this person is no ${input.part} of the organisation`);
    if (await readsTheCase(tx, caseId, input.personId)) {
      throw new Refusal("not-valid", "this person reads the case, and must stay independent of it");
    }
    const grant = {
      organisationId: kase.organisationId,
      caseId,
      personId: input.personId,
      part: input.part,
      by: scope.name,
      at,
    };
    const id = await insertGrant(tx, grant);
    if (id === null) throw new Refusal("already-done");
    await act.record({ kind: "grant-given", subject: input.personId, detail: { part: input.part, name: person.name } });
    return id;
  });
}

/** Takes a patient's or referrer's part back. A reader's part ends by the offer's own ways. */
export async function revokeGrant(desk: Desk, scope: PersonScope, caseId: CaseId, grantId: string): Promise<void> {
  await actInCase(desk, scope, caseId, "manage-grants", async (act) => {
    const revoked = await act.tx
      .updateTable("case_grant")
      .set({ revoked_at: act.at })
      .where("id", "=", grantId)
      .where("case_id", "=", caseId)
      .where("part", "in", ["patient", "referrer"])
      .where("revoked_at", "is", null)
      .returning(["person_id", "part"])
      .executeTakeFirst();
    if (revoked === undefined) throw new Refusal("not-found");
    await act.record({ kind: "grant-revoked", subject: revoked.person_id, detail: { part: revoked.part } });
  });
}

/** Has this person been offered the case, or been asked to settle it? A reader who becomes an asker is no independent reader any more. */
async function readsTheCase(tx: Tx, caseId: CaseId, person: PersonId): Promise<boolean> {
  const grant = await tx
    .selectFrom("case_grant")
    .select("id")
    .where("case_id", "=", caseId)
    .where("person_id", "=", person)
    .where("part", "in", ["reader", "adjudicator"])
    .where("revoked_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return grant !== undefined;
}
