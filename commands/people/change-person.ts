import type { PersonId } from "#contract/ids.ts";
import { type Role, role } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";
import { endHalfSignIns, endSessions } from "./end-sessions.ts";

/**
 * Changes a person's roles, or disables or enables the account. All sessions of that person end, so that what was allowed
 * a moment ago is not any more.
 * @throws Refusal "not-found", "not-permitted" where nobody would be left to administer
 */
export async function changePerson(
  desk: Desk,
  scope: PersonScope,
  id: PersonId,
  input: { roles: readonly Role[]; disabled: boolean },
): Promise<void> {
  const changed = await actInOrganisation(desk, scope, async (act) => {
    const { tx, at } = act;
    // Two administrators who take the role from each other at once: the second waits here and then finds itself the last.
    await tx.selectFrom("organisation").select("id").where("id", "=", scope.organisationId).forNoKeyUpdate().execute();
    const before = await findPerson(tx, id);
    const roles = [...new Set(input.roles)].toSorted();
    const same = before.disabled === input.disabled && before.roles.join() === roles.join();
    if (same) return false;
    const administers = roles.includes("administrator") && !input.disabled;
    if (!administers && !(await hasOtherAdministrator(tx, id))) {
      throw new Refusal("not-permitted", "the last administrator stays: give the role to somebody else first");
    }
    await tx.deleteFrom("person_role").where("person_id", "=", id).execute();
    const whose = { organisation_id: scope.organisationId, person_id: id };
    await tx
      .insertInto("person_role")
      .values(roles.map((given) => ({ ...whose, role: given })))
      .execute();
    if (before.disabled !== input.disabled) {
      const disabledAt = input.disabled ? at : null;
      await tx.updateTable("person").set({ disabled_at: disabledAt }).where("id", "=", id).execute();
    }
    const sessionsEnded = await endSessions(tx, id, null, at);
    await act.record(scope.organisationId, {
      kind: "person-changed",
      subject: id,
      detail: { before: before.roles, roles, disabled: input.disabled, sessionsEnded },
    });
    return true;
  });
  if (changed) await endHalfSignIns(desk, id);
}

async function findPerson(tx: Tx, id: PersonId): Promise<{ disabled: boolean; roles: Role[] }> {
  const row = await tx.selectFrom("person").select("disabled_at").where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  const roles = await tx.selectFrom("person_role").select("role").where("person_id", "=", id).execute();
  return { disabled: row.disabled_at !== null, roles: roles.map((given) => role.parse(given.role)).toSorted() };
}

async function hasOtherAdministrator(tx: Tx, id: PersonId): Promise<boolean> {
  const other = await tx
    .selectFrom("person_role")
    .innerJoin("person", "person.id", "person_role.person_id")
    .select("person.id")
    .where("person_role.role", "=", "administrator")
    .where("person.id", "<>", id)
    .where("person.disabled_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
