import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { recordEvent } from "../record-event.ts";
import type { Admitted } from "./admit.ts";

/** A failed proof of a known person, in the organisation's chain. It commits by itself: the refusal that follows must not undo it. */
export async function recordFailedSignIn(desk: Desk, person: Admitted, by: string): Promise<void> {
  await inScope(desk.database, systemScope, async (tx) => {
    const chain = { organisationId: person.organisationId, caseId: null };
    const actor = { kind: "system", id: "overread", name: "Overread" } as const;
    await recordEvent(tx, chain, actor, desk.clock(), { kind: "sign-in-failed", subject: person.id, detail: { by } });
  });
}
