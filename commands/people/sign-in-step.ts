import type { JsonValue } from "#contract/custody.ts";
import type { OrganisationId, PersonId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";
import { tokenHash } from "./token.ts";

/**
 * What is half done and may be gone on with once, for a short time. The key is a token that only the browser has (a cookie),
 * or is made from the session, so that one browser cannot go on with what another began.
 */
export type StepKind = "second-factor" | "passkey" | "new-passkey" | "new-authenticator" | "oidc";
type Whose = { organisationId: OrganisationId; personId: PersonId };
export type Step = { personId: string | null; content: unknown };

const lasts: Record<StepKind, number> = {
  "second-factor": 5 * 60_000,
  passkey: 5 * 60_000,
  "new-passkey": 5 * 60_000,
  "new-authenticator": 15 * 60_000,
  oidc: 10 * 60_000,
};

/** Written under a key of its kind: a token for one kind opens no other. System scope only. */
const keyHash = (kind: StepKind, key: string): string => tokenHash(`${kind}:${key}`);

/** Begins a step, instead of one already begun under the same key. Expired ones of anybody go on the way. */
export async function beginStep(
  tx: Tx,
  kind: StepKind,
  key: string,
  whose: Whose | null,
  content: JsonValue,
  at: Date,
): Promise<void> {
  await tx.deleteFrom("sign_in_step").where("expires_at", "<=", at).execute();
  const row = {
    organisation_id: whose?.organisationId ?? null,
    person_id: whose?.personId ?? null,
    kind,
    content: JSON.stringify(content),
    expires_at: new Date(at.getTime() + lasts[kind]),
  };
  await tx
    .insertInto("sign_in_step")
    .values({ token_hash: keyHash(kind, key), ...row })
    .onConflict((conflict) => conflict.column("token_hash").doUpdateSet(row))
    .execute();
}

/** Takes a step, so that it cannot be taken again; null where there is none or its time is over. */
export async function takeStep(tx: Tx, kind: StepKind, key: string, at: Date): Promise<Step | null> {
  const row = await tx
    .deleteFrom("sign_in_step")
    .where("token_hash", "=", keyHash(kind, key))
    .returning(["person_id", "content", "expires_at"])
    .executeTakeFirst();
  return row === undefined || row.expires_at <= at ? null : { personId: row.person_id, content: row.content };
}

/** Looks at a step and leaves it. */
export async function peekStep(tx: Tx, kind: StepKind, key: string, at: Date): Promise<Step | null> {
  const row = await tx
    .selectFrom("sign_in_step")
    .select(["person_id", "content"])
    .where("token_hash", "=", keyHash(kind, key))
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return row === undefined ? null : { personId: row.person_id, content: row.content };
}
