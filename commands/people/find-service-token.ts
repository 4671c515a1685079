import { organisationId } from "#contract/ids.ts";
import { serviceRole } from "#contract/people.ts";
import { inScope, type Scope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { tokenHash } from "./token.ts";

/** Being used is written down at most this often: a modality sends thousands of images. */
const usedEvery = 60_000;

/** The service behind a bearer token; null where the token is unknown, revoked or over its day. */
export async function findServiceToken(desk: Desk, token: string): Promise<Extract<Scope, { kind: "service" }> | null> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const at = desk.clock();
    const row = await tx
      .selectFrom("service_token")
      .select(["id", "organisation_id", "name", "role", "last_used_at"])
      .where("token_hash", "=", tokenHash(token))
      .where("revoked_at", "is", null)
      .where("expires_at", ">", at)
      .executeTakeFirst();
    if (row === undefined) return null;
    if (row.last_used_at === null || at.getTime() - row.last_used_at.getTime() >= usedEvery) {
      await tx.updateTable("service_token").set({ last_used_at: at }).where("id", "=", row.id).execute();
    }
    return {
      kind: "service",
      organisationId: organisationId.parse(row.organisation_id),
      tokenId: row.id,
      name: row.name,
      role: serviceRole.parse(row.role),
    };
  });
}
