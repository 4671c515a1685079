import type { SessionId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";

/** Ends one of the person's own sessions: this one (signing out) or another. @throws Refusal "not-found" */
export async function revokeSession(desk: Desk, scope: PersonScope, id: SessionId): Promise<void> {
  await actInOrganisation(desk, scope, async (act) => {
    const ended = await act.tx
      .updateTable("session")
      .set({ revoked_at: act.at })
      .where("id", "=", id)
      .where("person_id", "=", scope.personId)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (ended.numUpdatedRows !== 1n) throw new Refusal("not-found");
    const detail = { session: id, own: id === scope.sessionId };
    await act.record(scope.organisationId, { kind: "session-revoked", subject: scope.personId, detail });
  });
}
