import { authorizationCodeGrant, type Configuration, fetchUserInfo } from "openid-client";
import { z } from "zod";
import { Refusal } from "#contract/refusals.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { type Admission, admit, type Caller } from "./admit.ts";
import { oidcProvider } from "./oidc-provider.ts";
import { type OidcIdentity, personOfOidc } from "./person-of-oidc.ts";
import { takeStep } from "./sign-in-step.ts";

const keptContent = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
const claims = z.object({
  sub: z.string().min(1),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

type OidcHouse = Pick<House, "database" | "clock" | "settings">;

/**
 * Finishes a sign-in at the identity provider (OpenID Connect Core 1.0, 3.1). The step is used up, right or wrong.
 * @param stepToken from the cookie set at the start
 * @param path path and query as the browser came back
 * @throws Refusal "wrong-credentials" where the answer does not fit or maps to nobody here, "try-again", "not-found"
 */
export async function finishOidc(
  house: OidcHouse,
  stepToken: string | undefined,
  path: string,
  caller: Caller,
): Promise<Admission> {
  const at = house.clock();
  const provider = await oidcProvider(house.settings, at);
  if (stepToken === undefined) throw new Refusal("wrong-credentials", "begin again");
  const step = await inScope(house.database, systemScope, (tx) => takeStep(tx, "oidc", stepToken, at));
  const kept = keptContent.safeParse(step?.content);
  if (!kept.success) throw new Refusal("wrong-credentials", "begin again");
  const identity = await askProvider(provider, new URL(path, house.settings.url), kept.data).catch(() => null);
  if (identity === null) throw new Refusal("wrong-credentials", "the identity provider did not confirm");
  return await inScope(house.database, systemScope, async (tx) => {
    const person = await personOfOidc(tx, identity, at);
    return await admit(tx, person, "oidc", caller, at);
  });
}

async function askProvider(
  provider: Configuration,
  came: URL,
  kept: z.infer<typeof keptContent>,
): Promise<OidcIdentity> {
  const tokens = await authorizationCodeGrant(provider, came, {
    pkceCodeVerifier: kept.verifier,
    expectedState: kept.state,
    expectedNonce: kept.nonce,
    idTokenExpected: true,
  });
  const told = claims.parse(tokens.claims());
  const more =
    told.email === undefined && provider.serverMetadata().userinfo_endpoint !== undefined
      ? claims.parse(await fetchUserInfo(provider, tokens.access_token, told.sub))
      : told;
  return {
    // The subject is unique only within its issuer (OpenID Connect Core 1.0, 5.7).
    subject: `${provider.serverMetadata().issuer} ${told.sub}`,
    verifiedEmail: more.email_verified === true ? (more.email ?? null) : null,
    name: more.name ?? null,
  };
}
