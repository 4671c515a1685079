import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { recordEvent } from "../record-event.ts";
import { addPerson } from "./add-person.ts";
import { type Admission, type Admitted, admit, admitted, type Caller } from "./admit.ts";
import { findByEmail } from "./find-by-email.ts";
import { findInvitation } from "./find-invitation.ts";
import { hashPassword } from "./password.ts";
import { renewAccess } from "./renew-access.ts";
import { refuseWeakPassword } from "./weak-password.ts";

/**
 * Accepts an invitation, once: of several at the same time one wins. Where the e-mail had an account when it was made, the
 * access to that account is renewed; name and roles stay.
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
    const person =
      (await renewed(tx, invitation, passwordHash, at)) ?? (await joined(tx, invitation, input.name, passwordHash, at));
    return await admit(tx, person, "invitation", caller, at);
  });
}

type Invitation = Awaited<ReturnType<typeof findInvitation>>;

/** The account that the e-mail had already when the invitation was made; null where it had none. */
async function renewed(tx: Tx, invitation: Invitation, passwordHash: string, at: Date): Promise<Admitted | null> {
  const row = await findByEmail(tx, invitation.email);
  const own = row !== undefined && row.organisation_id === invitation.organisationId;
  if (!own || row.created_at > invitation.createdAt) return null;
  if (row.disabled_at !== null) throw new Refusal("link-not-valid");
  const person = admitted(row);
  await renewAccess(tx, person, passwordHash, at);
  return person;
}

async function joined(tx: Tx, invitation: Invitation, name: string, passwordHash: string, at: Date): Promise<Admitted> {
  const { organisationId, email, roles, profile } = invitation;
  const person = await addPerson(tx, { organisationId, email, name, roles, passwordHash, profile }, at);
  if (person === null) throw new Refusal("already-done", "this e-mail has an account: sign in with it");
  const actor = { kind: "person", id: person.id, name: person.name } as const;
  const detail = { by: "invitation", invitation: invitation.id, roles };
  const event = { kind: "person-joined", subject: person.id, detail } as const;
  await recordEvent(tx, { organisationId, caseId: null }, actor, at, event);
  return person;
}
