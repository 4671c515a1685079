import { randomUUID } from "node:crypto";
import { type OrganisationId, organisationId, type PersonId, personId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";
import { recordEvent } from "../record-event.ts";
import { type SecondFactor, secondFactorsOf } from "./second-factors.ts";
import { sessionLifetime } from "./session-limits.ts";
import { beginStep } from "./sign-in-step.ts";
import { newToken, tokenHash } from "./token.ts";

/** Where a sign-in comes from, as shown in the person's list of sessions. */
export type Caller = { address: string; userAgent: string };

/** The token goes to the browser alone: the session's, or that of the half-finished sign-in. */
export type Admission =
  | { next: "done"; token: string }
  | { next: "second-factor"; token: string; methods: SecondFactor[] };

export type Admitted = { id: PersonId; organisationId: OrganisationId; name: string };
export type FirstProof = "password" | "passkey" | "oidc" | "set-up" | "invitation" | "sign-up" | "demonstration";

/** A person's row as the one to be admitted. */
export function admitted(row: { id: string; organisation_id: string; name: string }): Admitted {
  return { id: personId.parse(row.id), organisationId: organisationId.parse(row.organisation_id), name: row.name };
}

/**
 * Lets a person in whose first proof was right: with a session, or first to the second factor where one is set up.
 * A passkey that verified its user is both at once.
 */
export async function admit(tx: Tx, person: Admitted, by: FirstProof, caller: Caller, at: Date): Promise<Admission> {
  const methods = by === "passkey" || by === "demonstration" ? [] : await secondFactorsOf(tx, person.id);
  if (methods.length === 0) {
    return { next: "done", token: await openSession(tx, person, [by], by === "passkey", caller, at) };
  }
  const token = newToken();
  await beginStep(
    tx,
    "second-factor",
    token,
    { organisationId: person.organisationId, personId: person.id },
    { by },
    at,
  );
  return { next: "second-factor", token, methods };
}

/** Opens a session and records the sign-in. @returns the token, of which only the hash is kept */
export async function openSession(
  tx: Tx,
  person: Admitted,
  by: readonly string[],
  withSecondFactor: boolean,
  caller: Caller,
  at: Date,
): Promise<string> {
  const token = newToken();
  const id = randomUUID();
  await tx
    .insertInto("session")
    .values({
      id,
      organisation_id: person.organisationId,
      person_id: person.id,
      token_hash: tokenHash(token),
      created_at: at,
      last_seen_at: at,
      expires_at: new Date(at.getTime() + sessionLifetime),
      second_factor_at: withSecondFactor ? at : null,
      user_agent: caller.userAgent.slice(0, 400),
      address: caller.address.slice(0, 100),
    })
    .execute();
  const actor = { kind: "person", id: person.id, name: person.name } as const;
  const chain = { organisationId: person.organisationId, caseId: null };
  await recordEvent(tx, chain, actor, at, {
    kind: "sign-in",
    subject: person.id,
    detail: { session: id, by: [...by] },
  });
  return token;
}
