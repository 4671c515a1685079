import type { Tx } from "#store/database.ts";
import { recordEvent } from "../record-event.ts";
import type { Admitted } from "./admit.ts";
import { endSessions } from "./end-sessions.ts";

/**
 * What a person gets who accepts an invitation to the account that they already have, having lost password or second factor:
 * the new password, and nothing of the old ways in. Roles and cases stay; a second factor is to be set up again.
 */
export async function renewAccess(tx: Tx, person: Admitted, passwordHash: string, at: Date): Promise<void> {
  await tx
    .updateTable("person")
    .set({
      password_hash: passwordHash,
      authenticator_secret: null,
      authenticator_confirmed_at: null,
      authenticator_last_step: null,
    })
    .where("id", "=", person.id)
    .execute();
  const passkeys = await tx.deleteFrom("passkey").where("person_id", "=", person.id).executeTakeFirst();
  await tx.deleteFrom("recovery_code").where("person_id", "=", person.id).execute();
  await tx.deleteFrom("sign_in_step").where("person_id", "=", person.id).execute();
  const sessionsEnded = await endSessions(tx, person.id, null, at);
  const actor = { kind: "person", id: person.id, name: person.name } as const;
  await recordEvent(tx, { organisationId: person.organisationId, caseId: null }, actor, at, {
    kind: "person-changed",
    subject: person.id,
    detail: { what: "access-renewed", passkeysRemoved: Number(passkeys.numDeletedRows), sessionsEnded },
  });
}
