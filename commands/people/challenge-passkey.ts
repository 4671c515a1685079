import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { organisationId, personId } from "#contract/ids.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { relyingParty } from "./relying-party.ts";
import { beginStep, peekStep } from "./sign-in-step.ts";
import { newToken } from "./token.ts";

export type PasskeyChallenge = {
  options: Record<string, unknown>;
  /** For the browser's cookie, where nobody is signed in yet: the challenge is found by it. */
  token: string | null;
};

/**
 * Options for `navigator.credentials.get` (Web Authentication Level 3, 5.5). Signed in: to confirm, with the person's own
 * passkeys. Half signed in: as second factor. Otherwise for signing in with a passkey alone, which the device finds by itself;
 * then the user must be verified, and nothing tells who has a passkey here.
 */
export async function challengePasskey(
  house: Pick<House, "database" | "clock" | "settings">,
  scope: PersonScope | null,
  stepToken: string | undefined,
): Promise<PasskeyChallenge> {
  const at = house.clock();
  const party = relyingParty(house.settings);
  return await inScope(house.database, systemScope, async (tx) => {
    const half = stepToken === undefined ? null : await peekStep(tx, "second-factor", stepToken, at);
    const whose = scope?.personId ?? half?.personId ?? null;
    const bound = scope !== null ? scope.sessionId : half === null ? null : stepToken;
    const key = bound ?? newToken();
    const passkeys =
      whose === null
        ? []
        : await tx
            .selectFrom("passkey")
            .select(["id", "organisation_id", "transports"])
            .where("person_id", "=", whose)
            .orderBy("created_at")
            .execute();
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      userVerification: whose === null ? "required" : "preferred",
      timeout: 120_000,
      ...(whose === null ? {} : { allowCredentials: passkeys.map(({ id, transports }) => ({ id, transports })) }),
    });
    const first = passkeys[0];
    const owner =
      whose === null || first === undefined
        ? null
        : { organisationId: organisationId.parse(first.organisation_id), personId: personId.parse(whose) };
    await beginStep(tx, "passkey", key, owner, { challenge: options.challenge }, at);
    return { options: { ...options }, token: bound === null ? key : null };
  });
}
