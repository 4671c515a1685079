import { serviceRole } from "#contract/people.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

/** The organisation's service tokens without their secrets, the newest first; revoked and expired ones too. */
export async function listTokens(desk: Desk, scope: PersonScope) {
  const rows = await inScope(desk.database, scope, (tx) =>
    tx
      .selectFrom("service_token")
      .select(["id", "name", "role", "created_at", "expires_at", "last_used_at", "revoked_at"])
      .orderBy("created_at", "desc")
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: serviceRole.parse(row.role),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}
