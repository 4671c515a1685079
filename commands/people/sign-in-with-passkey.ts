import { Refusal } from "#contract/refusals.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { type Admission, admit, admitted, type Caller } from "./admit.ts";
import { checkPasskey } from "./check-passkey.ts";
import { recordFailedSignIn } from "./record-failed-sign-in.ts";
import { counters, countTry, forgiveTry } from "./try-limit.ts";

/**
 * Signs in with a passkey alone: something one has, opened by fingerprint, face or PIN, so both factors at once.
 * @param challengeToken from the cookie that came with the challenge
 * @throws Refusal "wrong-credentials", "too-many-tries", "not-valid"
 */
export async function signInWithPasskey(
  house: Pick<House, "database" | "clock" | "settings">,
  challengeToken: string | undefined,
  response: unknown,
  caller: Caller,
): Promise<Admission> {
  const counted = await countTry(house, [counters.address(caller.address)]);
  if (challengeToken === undefined) throw new Refusal("wrong-credentials");
  const wanted = { challengeKey: challengeToken, personId: null, userVerified: true };
  const checked = await checkPasskey(house, response, wanted);
  if (checked === null) throw new Refusal("wrong-credentials");
  const person = await inScope(house.database, systemScope, (tx) =>
    tx
      .selectFrom("person")
      .select(["id", "organisation_id", "name", "disabled_at"])
      .where("id", "=", checked.personId)
      .executeTakeFirstOrThrow(),
  );
  if (!checked.right || person.disabled_at !== null) {
    await recordFailedSignIn(house, admitted(person), "passkey");
    throw new Refusal("wrong-credentials");
  }
  await forgiveTry(house, counted);
  return await inScope(house.database, systemScope, (tx) =>
    admit(tx, admitted(person), "passkey", caller, house.clock()),
  );
}
