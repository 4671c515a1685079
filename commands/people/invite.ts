import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ReaderProfile, Role } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation, type OrganisationAct } from "../act-in-organisation.ts";
import type { House } from "../house.ts";
import { findByEmail } from "./find-by-email.ts";
import { mayGive } from "./invitation-rules.ts";
import { rolesOf } from "./roles-of.ts";
import { newToken, tokenHash } from "./token.ts";

export type Invitation = { email: string; name: string; roles: Role[]; profile: ReaderProfile | null };

const lasts = 7 * 24 * 3_600_000;

/**
 * Invites somebody by a link that is good once and for seven days. An earlier open invitation to the same e-mail ends.
 * For an e-mail that has an account in the organisation the link renews the access to it (renew-access.ts): the way back for
 * who has lost password or second factor. Roles stay as they are.
 * @throws Refusal "not-permitted" for a role that this person may not give
 */
export async function invite(
  house: Pick<House, "database" | "clock" | "settings">,
  scope: PersonScope,
  input: Invitation,
): Promise<{ link: string; expiresAt: Date }> {
  if (!mayGive(scope, input.roles)) throw new Refusal("not-permitted", "a coordinator invites patients and referrers");
  return await actInOrganisation(house, scope, async (act) => {
    const person = await findByEmail(act.tx, input.email);
    const roles = person === undefined ? [...new Set(input.roles)] : await rolesOf(act.tx, person.id);
    if (!mayGive(scope, roles)) throw new Refusal("not-permitted", "an administrator renews this person's access");
    await withdrawEarlier(act, scope, input.email);
    const token = newToken();
    const id = randomUUID();
    const expiresAt = new Date(act.at.getTime() + lasts);
    await act.tx
      .insertInto("invitation")
      .values({
        id,
        organisation_id: scope.organisationId,
        token_hash: tokenHash(token),
        email: input.email,
        name: input.name,
        roles,
        profile: input.profile === null ? null : JSON.stringify(input.profile),
        invited_by: scope.personId,
        created_at: act.at,
        expires_at: expiresAt,
      })
      .execute();
    await act.record(scope.organisationId, {
      kind: "person-invited",
      subject: id,
      detail: { roles: [...input.roles] },
    });
    return { link: `${house.settings.url}/invitation/${token}`, expiresAt };
  });
}

/** @throws Refusal "not-permitted" where it was for a role that this person may not give */
async function withdrawEarlier(act: OrganisationAct, scope: PersonScope, email: string): Promise<void> {
  const earlier = await act.tx
    .updateTable("invitation")
    .set({ revoked_at: act.at })
    .where(sql<string>`lower(email)`, "=", sql<string>`lower(${email})`)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", act.at)
    .returning("roles")
    .execute();
  if (scope.roles.includes("administrator")) return;
  const others = earlier.flatMap((row) => row.roles).filter((role) => role !== "patient" && role !== "referrer");
  if (others.length > 0) throw new Refusal("not-permitted", "an administrator has invited this person");
}
