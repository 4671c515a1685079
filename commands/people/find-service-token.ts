import { organisationId } from "#contract/ids.ts";
import { serviceRole } from "#contract/people.ts";
import { inScope, type Scope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { createMemory } from "../memory.ts";
import { tokenHash } from "./token.ts";

/** Being used is written down at most this often: a modality sends thousands of images. */
const usedEvery = 60_000;

type Service = Extract<Scope, { kind: "service" }>;
/** `usedAt` as it is written down; in milliseconds, as is `expiresAt`. */
type Found = { scope: Service; usedAt: number; expiresAt: number };
const remembered = createMemory<Found>("permissions", 10_000);

/** The service behind a bearer token; null where the token is unknown, revoked or over its day. */
export async function findServiceToken(desk: Desk, token: string): Promise<Service | null> {
  const hash = tokenHash(token);
  const now = desk.clock().getTime();
  const known = remembered.recall(desk.database, hash);
  if (known !== undefined && now < known.expiresAt && Math.abs(now - known.usedAt) < usedEvery) return known.scope;
  const keep = remembered.begin(desk.database);
  const found = await lookUp(desk, hash);
  if (found !== null) keep(hash, found);
  return found?.scope ?? null;
}

async function lookUp(desk: Desk, hash: string): Promise<Found | null> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const at = desk.clock();
    const row = await tx
      .selectFrom("service_token")
      .select(["id", "organisation_id", "name", "role", "last_used_at", "expires_at"])
      .where("token_hash", "=", hash)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", at)
      .executeTakeFirst();
    if (row === undefined) return null;
    const stale = row.last_used_at === null || at.getTime() - row.last_used_at.getTime() >= usedEvery;
    if (stale) {
      await tx.updateTable("service_token").set({ last_used_at: at }).where("id", "=", row.id).execute();
    }
    return {
      scope: {
        kind: "service",
        organisationId: organisationId.parse(row.organisation_id),
        tokenId: row.id,
        name: row.name,
        role: serviceRole.parse(row.role),
      },
      usedAt: (stale ? at : (row.last_used_at ?? at)).getTime(),
      expiresAt: row.expires_at.getTime(),
    };
  });
}
