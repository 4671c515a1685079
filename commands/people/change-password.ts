import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";
import { answerEvenly } from "./answer-evenly.ts";
import { endHalfSignIns, endSessions } from "./end-sessions.ts";
import { hashPassword, passwordFits } from "./password.ts";
import { requireRecentSecondFactor } from "./second-factors.ts";
import { counters, countTry, forgiveTry } from "./try-limit.ts";
import { refuseWeakPassword } from "./weak-password.ts";

/**
 * Changes the person's own password; every other session of theirs ends.
 * @throws Refusal "second-factor-needed", "wrong-credentials" (also where there is no password: those sign in elsewhere),
 *   "weak-password", "too-many-tries"
 */
export async function changePassword(
  desk: Desk,
  scope: PersonScope,
  input: { current: string; next: string },
): Promise<void> {
  const person = await inScope(desk.database, scope, async (tx) => {
    await requireRecentSecondFactor(tx, scope, desk.clock());
    return await tx
      .selectFrom("person")
      .innerJoin("organisation", "organisation.id", "person.organisation_id")
      .select(["person.name", "person.email", "person.password_hash", "organisation.name as organisationName"])
      .where("person.id", "=", scope.personId)
      .executeTakeFirstOrThrow();
  });
  const counted = await countTry(desk, [counters.password(scope.personId)]);
  await answerEvenly(async () => {
    if (!(await passwordFits(person.password_hash, input.current))) throw new Refusal("wrong-credentials");
  });
  await forgiveTry(desk, counted);
  refuseWeakPassword(input.next, person);
  if (input.next === input.current) throw new Refusal("weak-password", "the same as before");
  const passwordHash = await hashPassword(input.next);
  await actInOrganisation(desk, scope, async (act) => {
    const changed = await act.tx
      .updateTable("person")
      .set({ password_hash: passwordHash })
      .where("id", "=", scope.personId)
      .where("password_hash", "=", person.password_hash)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
    const sessionsEnded = await endSessions(act.tx, scope.personId, scope.sessionId, act.at);
    const detail = { what: "password", sessionsEnded };
    await act.record(scope.organisationId, { kind: "person-changed", subject: scope.personId, detail });
  });
  await endHalfSignIns(desk, scope.personId);
}
