import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";
import { requireRecentSecondFactor } from "./second-factors.ts";

/** Removes the person's authenticator app, and its recovery codes with it. @throws Refusal "second-factor-needed", "not-found" */
export async function removeAuthenticator(desk: Desk, scope: PersonScope): Promise<void> {
  await actInOrganisation(desk, scope, async (act) => {
    await requireRecentSecondFactor(act.tx, scope, act.at);
    const removed = await act.tx
      .updateTable("person")
      .set({ authenticator_secret: null, authenticator_confirmed_at: null, authenticator_last_step: null })
      .where("id", "=", scope.personId)
      .where("authenticator_confirmed_at", "is not", null)
      .executeTakeFirst();
    if (removed.numUpdatedRows !== 1n) throw new Refusal("not-found");
    await act.tx.deleteFrom("recovery_code").where("person_id", "=", scope.personId).execute();
    const detail = { kind: "authenticator" };
    await act.record(scope.organisationId, { kind: "second-factor-removed", subject: scope.personId, detail });
  });
}
