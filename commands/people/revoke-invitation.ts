import { role } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";
import { mayGive } from "./invitation-rules.ts";

/** Withdraws an open invitation. @throws Refusal "not-found", "not-permitted" for roles that this person could not have given */
export async function revokeInvitation(desk: Desk, scope: PersonScope, invitationId: string): Promise<void> {
  await actInOrganisation(desk, scope, async (act) => {
    const revoked = await act.tx
      .updateTable("invitation")
      .set({ revoked_at: act.at })
      .where("id", "=", invitationId)
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .returning("roles")
      .executeTakeFirst();
    if (revoked === undefined) throw new Refusal("not-found");
    const roles = revoked.roles.map((given) => role.parse(given));
    if (!mayGive(scope, roles)) throw new Refusal("not-permitted");
    const detail = { what: "invitation-withdrawn", roles };
    await act.record(scope.organisationId, { kind: "person-changed", subject: invitationId, detail });
  });
}
