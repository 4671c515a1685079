import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";

/** Revokes a service token; its next request is refused. @throws Refusal "not-found" */
export async function revokeToken(desk: Desk, scope: PersonScope, tokenId: string): Promise<void> {
  await actInOrganisation(desk, scope, async (act) => {
    const revoked = await act.tx
      .updateTable("service_token")
      .set({ revoked_at: act.at })
      .where("id", "=", tokenId)
      .where("revoked_at", "is", null)
      .returning("name")
      .executeTakeFirst();
    if (revoked === undefined) throw new Refusal("not-found");
    const detail = { name: revoked.name };
    await act.record(scope.organisationId, { kind: "token-revoked", subject: tokenId, detail });
  });
}
