import { role } from "#contract/people.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

/** Invitations of the organisation that are open, the newest first. */
export async function listInvitations(desk: Desk, scope: PersonScope) {
  const rows = await inScope(desk.database, scope, (tx) =>
    tx
      .selectFrom("invitation")
      .select(["id", "email", "name", "roles", "expires_at", "used_at", "revoked_at"])
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", desk.clock())
      .orderBy("created_at", "desc")
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles.map((given) => role.parse(given)),
    expiresAt: row.expires_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}
