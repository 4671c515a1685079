import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { oidcProvider } from "./oidc-provider.ts";
import { beginStep } from "./sign-in-step.ts";
import { newToken } from "./token.ts";

/** Where the provider sends the browser back to. */
export const oidcRedirect = (url: string): string => `${url}/api/oidc/callback`;

/**
 * Begins a sign-in at the identity provider: authorisation code flow with PKCE (RFC 7636), state and nonce, all kept in a step
 * that only this browser's cookie opens.
 * @throws Refusal "not-found" where no provider is configured, "try-again"
 */
export async function startOidc(
  house: Pick<House, "database" | "clock" | "settings">,
): Promise<{ location: string; token: string }> {
  const at = house.clock();
  const provider = await oidcProvider(house.settings, at);
  const kept = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const location = buildAuthorizationUrl(provider, {
    redirect_uri: oidcRedirect(house.settings.url),
    scope: "openid email profile",
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: "S256",
  });
  const token = newToken();
  await inScope(house.database, systemScope, (tx) => beginStep(tx, "oidc", token, null, kept, at));
  return { location: location.href, token };
}
