import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

/** The person's own passkeys, oldest first. */
export async function listPasskeys(desk: Desk, scope: PersonScope) {
  const rows = await inScope(desk.database, scope, (tx) =>
    tx
      .selectFrom("passkey")
      .select(["id", "name", "created_at", "last_used_at"])
      .where("person_id", "=", scope.personId)
      .orderBy("created_at")
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}
