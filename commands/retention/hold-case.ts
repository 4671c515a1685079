import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { actorOf, recordEvent } from "../record-event.ts";
import { findOwnCase, isHeld } from "./find-own-case.ts";

/**
 * Puts a case under legal hold, or lifts the hold. As long as it stands nothing of the case is deleted, whoever asks and whatever rule
 * is due.
 * @throws Refusal "not-found"; "already-done" where it is so already
 */
export async function holdCase(
  desk: Desk,
  scope: PersonScope,
  which: { id: CaseId } | { number: string },
  state: "set" | "lifted",
  reason: string,
): Promise<void> {
  await inScope(desk.database, systemScope, async (tx) => {
    const kase = await findOwnCase(tx, scope, which);
    if ((await isHeld(tx, kase.id)) === (state === "set")) throw new Refusal("already-done");
    const at = desk.clock();
    await tx
      .insertInto("legal_hold")
      .values({
        organisation_id: scope.organisationId,
        case_id: kase.id,
        state,
        reason,
        by_id: scope.personId,
        by_name: scope.name,
        at,
      })
      .execute();
    const chain = { organisationId: scope.organisationId, caseId: kase.id };
    await recordEvent(tx, chain, actorOf(scope), at, { kind: state === "set" ? "hold-set" : "hold-lifted", reason });
  });
}
