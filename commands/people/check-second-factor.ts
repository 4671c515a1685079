import { Refusal } from "#contract/refusals.ts";
import type { SecondFactorProof } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { admitted } from "./admit.ts";
import { stepOfCode } from "./authenticator-code.ts";
import { openAuthenticatorSecret } from "./authenticator-secret.ts";
import { checkPasskey } from "./check-passkey.ts";
import { recordFailedSignIn } from "./record-failed-sign-in.ts";
import { recoveryCodeHash } from "./recovery-code.ts";
import { counters, countTry, forgiveTry } from "./try-limit.ts";

export type ProofHouse = Pick<House, "database" | "clock" | "secrets" | "settings">;

/** In a demonstration the demonstration's people confirm with this code; nobody else, and nowhere else. */
export const demonstrationCode = "000000";

/**
 * Checks a second factor of a person; a code, a recovery code and a challenge each work once.
 * @param challengeKey under which a passkey's challenge was begun: the session's or the half-finished sign-in's
 * @throws Refusal "wrong-credentials", "too-many-tries"
 */
export async function checkSecondFactor(
  house: ProofHouse,
  personId: string,
  proof: SecondFactorProof,
  challengeKey: string,
): Promise<void> {
  const counted = await countTry(house, [counters.secondFactor(personId)]);
  if (await isRight(house, personId, proof, challengeKey)) return await forgiveTry(house, counted);
  const person = await inScope(house.database, systemScope, (tx) =>
    tx.selectFrom("person").select(["id", "organisation_id", "name"]).where("id", "=", personId).executeTakeFirst(),
  );
  if (person !== undefined) await recordFailedSignIn(house, admitted(person), proof.kind);
  throw new Refusal("wrong-credentials");
}

async function isRight(house: ProofHouse, personId: string, proof: SecondFactorProof, challengeKey: string) {
  switch (proof.kind) {
    case "authenticator":
      return await isCode(house, personId, proof.code);
    case "recovery":
      return await isRecoveryCode(house, personId, proof.code);
    case "passkey": {
      const checked = await checkPasskey(house, proof.response, { challengeKey, personId, userVerified: false });
      return checked?.right ?? false;
    }
  }
}

async function isCode(house: ProofHouse, personId: string, code: string): Promise<boolean> {
  const at = house.clock();
  return await inScope(house.database, systemScope, async (tx) => {
    const person = await tx
      .selectFrom("person")
      .select(["authenticator_secret", "authenticator_confirmed_at", "demo"])
      .where("id", "=", personId)
      .executeTakeFirst();
    if (person === undefined) return false;
    if (house.settings.demo && person.demo && code === demonstrationCode) return true;
    if (person.authenticator_secret === null || person.authenticator_confirmed_at === null) return false;
    const secret = openAuthenticatorSecret(house.secrets, personId, person.authenticator_secret);
    const step = stepOfCode(secret, code, at);
    if (step === null) return false;
    const taken = await tx
      .updateTable("person")
      .set({ authenticator_last_step: step })
      .where("id", "=", personId)
      .where((eb) => eb.or([eb("authenticator_last_step", "is", null), eb("authenticator_last_step", "<", step)]))
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  });
}

async function isRecoveryCode(house: ProofHouse, personId: string, code: string): Promise<boolean> {
  return await inScope(house.database, systemScope, async (tx) => {
    const used = await tx
      .updateTable("recovery_code")
      .set({ used_at: house.clock() })
      .where("person_id", "=", personId)
      .where("code_hash", "=", recoveryCodeHash(code))
      .where("used_at", "is", null)
      .executeTakeFirst();
    return used.numUpdatedRows === 1n;
  });
}
