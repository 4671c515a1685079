import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";
import { requireRecentSecondFactor } from "./second-factors.ts";

/** Removes one of the person's own passkeys. @throws Refusal "second-factor-needed", "not-found" */
export async function removePasskey(desk: Desk, scope: PersonScope, passkeyId: string): Promise<void> {
  await actInOrganisation(desk, scope, async (act) => {
    await requireRecentSecondFactor(act.tx, scope, act.at);
    const removed = await act.tx
      .deleteFrom("passkey")
      .where("id", "=", passkeyId)
      .where("person_id", "=", scope.personId)
      .returning("name")
      .executeTakeFirst();
    if (removed === undefined) throw new Refusal("not-found");
    const detail = { kind: "passkey", name: removed.name };
    await act.record(scope.organisationId, { kind: "second-factor-removed", subject: scope.personId, detail });
  });
}
