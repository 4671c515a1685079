import { Refusal } from "#contract/refusals.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { recordEvent } from "../record-event.ts";
import { addPerson } from "./add-person.ts";
import { type Admission, admit, type Caller } from "./admit.ts";
import { findInvitation } from "./find-invitation.ts";
import { hashPassword } from "./password.ts";
import { refuseWeakPassword } from "./weak-password.ts";

/**
 * Accepts an invitation, once: of several at the same time one wins.
 * @throws Refusal "link-not-valid", "weak-password", "already-done" where the e-mail has got an account meanwhile
 */
export async function acceptInvitation(
  desk: Desk,
  token: string,
  input: { name: string; password: string },
  caller: Caller,
): Promise<Admission> {
  const invitation = await inScope(desk.database, systemScope, (tx) => findInvitation(tx, token, desk.clock()));
  refuseWeakPassword(input.password, { ...invitation, name: input.name });
  const passwordHash = await hashPassword(input.password);
  return await inScope(desk.database, systemScope, async (tx) => {
    const at = desk.clock();
    const used = await tx
      .updateTable("invitation")
      .set({ used_at: at })
      .where("id", "=", invitation.id)
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) throw new Refusal("link-not-valid");
    const { organisationId, email, roles, profile } = invitation;
    const person = await addPerson(tx, { organisationId, email, name: input.name, roles, passwordHash, profile }, at);
    if (person === null) throw new Refusal("already-done", "this e-mail has an account: sign in with it");
    const actor = { kind: "person", id: person.id, name: person.name } as const;
    const detail = { by: "invitation", invitation: invitation.id, roles };
    await recordEvent(tx, { organisationId, caseId: null }, actor, at, {
      kind: "person-joined",
      subject: person.id,
      detail,
    });
    return await admit(tx, person, "invitation", caller, at);
  });
}
