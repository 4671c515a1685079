import { toString as qrCode } from "qrcode";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { authenticatorUrl, newAuthenticatorSecret } from "./authenticator-code.ts";
import { sealAuthenticatorSecret } from "./authenticator-secret.ts";
import { requireRecentSecondFactor } from "./second-factors.ts";
import { beginStep } from "./sign-in-step.ts";

/**
 * Begins to set up an authenticator app, or another in its place. The one that is set up stays good until the new one has
 * given its first code (`confirmAuthenticator`); the new secret waits, sealed, in this session's step.
 * @throws Refusal "second-factor-needed", "not-permitted" without a session
 */
export async function startAuthenticator(
  house: Pick<House, "database" | "clock" | "secrets">,
  scope: PersonScope,
): Promise<{ secret: string; url: string; qrSvg: string }> {
  const { sessionId } = scope;
  if (sessionId === null) throw new Refusal("not-permitted");
  const at = house.clock();
  const { email } = await inScope(house.database, scope, async (tx) => {
    await requireRecentSecondFactor(tx, scope, at);
    return await tx.selectFrom("person").select("email").where("id", "=", scope.personId).executeTakeFirstOrThrow();
  });
  const secret = newAuthenticatorSecret();
  const sealed = sealAuthenticatorSecret(house.secrets, scope.personId, secret).toString("base64");
  await inScope(house.database, systemScope, (tx) =>
    beginStep(tx, "new-authenticator", sessionId, scope, { sealed }, at),
  );
  const url = authenticatorUrl(secret, email);
  return { secret, url, qrSvg: await qrCode(url, { type: "svg", errorCorrectionLevel: "M", margin: 4 }) };
}
