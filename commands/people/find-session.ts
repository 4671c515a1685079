import { organisationId, personId, sessionId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { createMemory } from "../memory.ts";
import { rolesOf } from "./roles-of.ts";
import { idleLimit } from "./session-limits.ts";
import { tokenHash } from "./token.ts";

/** Being seen is written down at most this often: a viewer asks for hundreds of frames. */
const seenEvery = 60_000;

/** `seenAt` as it is written down; in milliseconds, as is `expiresAt`. */
type Found = { scope: PersonScope; seenAt: number; expiresAt: number };
const remembered = createMemory<Found>("permissions", 50_000);

/**
 * Whose session a cookie's token belongs to. Null where it is unknown, revoked, over its idle or absolute limit, or the person
 * is disabled.
 */
export async function findSession(desk: Desk, token: string): Promise<PersonScope | null> {
  const hash = tokenHash(token);
  const now = desk.clock().getTime();
  const known = remembered.recall(desk.database, hash);
  // Looked up anew when it must be written down that it was seen: idle limits are far longer.
  if (known !== undefined && now < known.expiresAt && Math.abs(now - known.seenAt) < seenEvery) return known.scope;
  const keep = remembered.begin(desk.database);
  const found = await lookUp(desk, hash);
  if (found !== null) keep(hash, found);
  return found?.scope ?? null;
}

async function lookUp(desk: Desk, hash: string): Promise<Found | null> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const at = desk.clock();
    const row = await sessionRow(tx, hash, at);
    if (row === undefined) return null;
    const roles = await rolesOf(tx, row.person_id);
    const silent = at.getTime() - row.last_seen_at.getTime();
    if (silent > idleLimit(roles)) return null;
    if (silent >= seenEvery) {
      await tx.updateTable("session").set({ last_seen_at: at }).where("id", "=", row.id).execute();
    }
    return {
      scope: {
        kind: "person",
        organisationId: organisationId.parse(row.organisation_id),
        personId: personId.parse(row.person_id),
        name: row.name,
        roles,
        sessionId: sessionId.parse(row.id),
      },
      seenAt: silent >= seenEvery ? at.getTime() : row.last_seen_at.getTime(),
      expiresAt: row.expires_at.getTime(),
    };
  });
}

async function sessionRow(tx: Tx, hash: string, at: Date) {
  return await tx
    .selectFrom("session")
    .innerJoin("person", "person.id", "session.person_id")
    .select([
      "session.id",
      "session.organisation_id",
      "session.person_id",
      "session.last_seen_at",
      "session.expires_at",
      "person.name",
    ])
    .where("session.token_hash", "=", hash)
    .where("session.revoked_at", "is", null)
    .where("session.expires_at", ">", at)
    .where("person.disabled_at", "is", null)
    .executeTakeFirst();
}
