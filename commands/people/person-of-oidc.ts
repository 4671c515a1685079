import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { recordEvent } from "../record-event.ts";
import { addPerson } from "./add-person.ts";
import { type Admitted, admitted } from "./admit.ts";
import { findByEmail } from "./find-by-email.ts";
import { openOrganisation } from "./sign-up.ts";

export type OidcIdentity = {
  /** Issuer and subject: the account at the provider, for ever the same. */
  subject: string;
  verifiedEmail: string | null;
  name: string | null;
};

/**
 * Who an identity of the provider is here: by its subject; the first time by its verified e-mail; else a new patient, where
 * patients may join by themselves. It never makes anybody more than a patient.
 * An account that somebody made without an invitation is not joined to: its e-mail was never proven, and whoever made it
 * (perhaps not the owner of the e-mail) would keep a key to it.
 * @throws Refusal "wrong-credentials" with what to do
 */
export async function personOfOidc(tx: Tx, identity: OidcIdentity, at: Date): Promise<Admitted> {
  const known = await tx
    .selectFrom("person")
    .select(["id", "organisation_id", "name", "disabled_at"])
    .where("oidc_subject", "=", identity.subject)
    .executeTakeFirst();
  if (known !== undefined) {
    if (known.disabled_at !== null) throw new Refusal("wrong-credentials");
    return admitted(known);
  }
  if (identity.verifiedEmail === null) {
    throw new Refusal("wrong-credentials", "the identity provider has not verified the e-mail");
  }
  const person = await findByEmail(tx, identity.verifiedEmail);
  if (person === undefined) return await addPatient(tx, identity, identity.verifiedEmail, at);
  if (person.disabled_at !== null || person.oidc_subject !== null || person.demo)
    throw new Refusal("wrong-credentials");
  if (!(await wasBroughtIn(tx, person.id, person.email))) {
    throw new Refusal("wrong-credentials", "this e-mail has an account with a password: sign in with it");
  }
  await tx.updateTable("person").set({ oidc_subject: identity.subject }).where("id", "=", person.id).execute();
  const found = admitted(person);
  await record(tx, found, "person-changed", { what: "oidc-joined" }, at);
  return found;
}

/** Invited, or given a role that only an administrator gives. */
async function wasBroughtIn(tx: Tx, personId: string, email: string): Promise<boolean> {
  const invitation = await tx
    .selectFrom("invitation")
    .select("id")
    .where(sql<string>`lower(email)`, "=", sql<string>`lower(${email})`)
    .where("used_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  const role = await tx
    .selectFrom("person_role")
    .select("role")
    .where("person_id", "=", personId)
    .where("role", "<>", "patient")
    .limit(1)
    .executeTakeFirst();
  return invitation !== undefined || role !== undefined;
}

async function addPatient(tx: Tx, identity: OidcIdentity, email: string, at: Date): Promise<Admitted> {
  const organisation = await openOrganisation(tx);
  if (organisation === null) throw new Refusal("wrong-credentials", "ask for an invitation first");
  const added = await addPerson(
    tx,
    {
      organisationId: organisation.id,
      email,
      name: identity.name ?? email,
      roles: ["patient"],
      passwordHash: null,
      oidcSubject: identity.subject,
    },
    at,
  );
  if (added === null) throw new Refusal("try-again");
  await record(tx, added, "person-joined", { by: "oidc", roles: ["patient"] }, at);
  return added;
}

async function record(
  tx: Tx,
  person: Admitted,
  kind: "person-joined" | "person-changed",
  detail: { [key: string]: string | string[] },
  at: Date,
): Promise<void> {
  const actor = { kind: "person", id: person.id, name: person.name } as const;
  const chain = { organisationId: person.organisationId, caseId: null };
  await recordEvent(tx, chain, actor, at, { kind, subject: person.id, detail });
}
