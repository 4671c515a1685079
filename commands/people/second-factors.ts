import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import { secondFactorLasts } from "./session-limits.ts";

export type SecondFactor = "authenticator" | "passkey" | "recovery";

/** The second factors that a person has set up; recovery codes count only beside the authenticator they were made for. */
export async function secondFactorsOf(tx: Tx, personId: string): Promise<SecondFactor[]> {
  const person = await tx
    .selectFrom("person")
    .select("authenticator_confirmed_at")
    .where("id", "=", personId)
    .executeTakeFirst();
  const hasAuthenticator = person !== undefined && person.authenticator_confirmed_at !== null;
  const passkey = await tx
    .selectFrom("passkey")
    .select("id")
    .where("person_id", "=", personId)
    .limit(1)
    .executeTakeFirst();
  const code = await tx
    .selectFrom("recovery_code")
    .select("code_hash")
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  const factors: SecondFactor[] = [];
  if (hasAuthenticator) factors.push("authenticator");
  if (passkey !== undefined) factors.push("passkey");
  if (hasAuthenticator && code !== undefined) factors.push("recovery");
  return factors;
}

/**
 * Before what a stolen session must not be able to do: the second factor within the last ten minutes, where the person has one.
 * @throws Refusal "second-factor-needed"
 */
export async function requireRecentSecondFactor(tx: Tx, scope: PersonScope, at: Date): Promise<void> {
  if ((await secondFactorsOf(tx, scope.personId)).length === 0) return;
  const session = await tx
    .selectFrom("session")
    .select("second_factor_at")
    .where("id", "=", scope.sessionId)
    .where("person_id", "=", scope.personId)
    .executeTakeFirst();
  const last = session?.second_factor_at ?? null;
  if (last === null || at.getTime() - last.getTime() > secondFactorLasts) throw new Refusal("second-factor-needed");
}
