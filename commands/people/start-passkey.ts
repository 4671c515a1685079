import { generateRegistrationOptions } from "@simplewebauthn/server";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { relyingParty } from "./relying-party.ts";
import { requireRecentSecondFactor } from "./second-factors.ts";
import { beginStep } from "./sign-in-step.ts";

/** COSE algorithms (RFC 9053, RFC 8812) that every device has one of: Ed25519, ES256, RS256. */
export const passkeyAlgorithms = [-8, -7, -257];

/**
 * Options for `navigator.credentials.create` (Web Authentication Level 3, 5.4), bound to this session.
 * @throws Refusal "second-factor-needed", "not-permitted" without a session
 */
export async function startPasskey(
  house: Pick<House, "database" | "clock" | "settings">,
  scope: PersonScope,
): Promise<Record<string, unknown>> {
  const { sessionId } = scope;
  if (sessionId === null) throw new Refusal("not-permitted");
  const at = house.clock();
  const party = relyingParty(house.settings);
  const known = await inScope(house.database, scope, async (tx) => {
    await requireRecentSecondFactor(tx, scope, at);
    const person = await tx
      .selectFrom("person")
      .select("email")
      .where("id", "=", scope.personId)
      .executeTakeFirstOrThrow();
    const passkeys = await tx
      .selectFrom("passkey")
      .select(["id", "transports"])
      .where("person_id", "=", scope.personId)
      .execute();
    return { email: person.email, passkeys };
  });
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(scope.personId, "utf8")),
    userName: known.email,
    userDisplayName: scope.name,
    attestationType: "none",
    timeout: 120_000,
    excludeCredentials: known.passkeys,
    supportedAlgorithmIDs: passkeyAlgorithms,
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  await inScope(house.database, systemScope, (tx) =>
    beginStep(tx, "new-passkey", sessionId, scope, { challenge: options.challenge }, at),
  );
  return { ...options };
}
