import { sessionId } from "#contract/ids.ts";
import type { SessionSummary } from "#contract/people.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { idleLimit } from "./session-limits.ts";

/** Where the person is signed in now, the last used first. */
export async function listSessions(desk: Desk, scope: PersonScope): Promise<SessionSummary[]> {
  const at = desk.clock();
  const rows = await inScope(desk.database, scope, (tx) =>
    tx
      .selectFrom("session")
      .select(["id", "created_at", "last_seen_at", "expires_at", "user_agent", "address"])
      .where("person_id", "=", scope.personId)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", at)
      .where("last_seen_at", ">=", new Date(at.getTime() - idleLimit(scope.roles)))
      .orderBy("last_seen_at", "desc")
      .execute(),
  );
  return rows.map((row) => ({
    id: sessionId.parse(row.id),
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    userAgent: row.user_agent,
    address: row.address,
    current: row.id === scope.sessionId,
  }));
}
