import { organisationId } from "#contract/ids.ts";
import { readerProfile, role } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { tokenHash } from "./token.ts";

/** The open invitation behind a link, in the system's scope. @throws Refusal "link-not-valid" */
export async function findInvitation(tx: Tx, token: string, at: Date) {
  const row = await tx
    .selectFrom("invitation")
    .innerJoin("organisation", "organisation.id", "invitation.organisation_id")
    .select([
      "invitation.id",
      "invitation.organisation_id",
      "invitation.email",
      "invitation.name",
      "invitation.roles",
      "invitation.profile",
      "invitation.created_at",
      "organisation.name as organisation_name",
    ])
    .where("invitation.token_hash", "=", tokenHash(token))
    .where("invitation.used_at", "is", null)
    .where("invitation.revoked_at", "is", null)
    .where("invitation.expires_at", ">", at)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("link-not-valid");
  return {
    id: row.id,
    organisationId: organisationId.parse(row.organisation_id),
    organisationName: row.organisation_name,
    createdAt: row.created_at,
    email: row.email,
    name: row.name,
    roles: row.roles.map((given) => role.parse(given)),
    profile: readerProfile.nullable().parse(row.profile),
  };
}
