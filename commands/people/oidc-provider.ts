import { allowInsecureRequests, type Configuration, discovery } from "openid-client";
import { Refusal } from "#contract/refusals.ts";
import type { Settings } from "../house.ts";

export type OidcSettings = NonNullable<Settings["oidc"]>;

/** What providers said of themselves. Forgotten with the process, and after an hour, so that new keys are noticed. */
const found = new Map<string, { at: number; provider: Promise<Configuration> }>();
const goodFor = 3_600_000;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The configured provider's settings (OpenID Connect Discovery 1.0). @throws Refusal "not-found" where none is configured, "try-again" where it does not answer */
export async function oidcProvider(settings: Settings, at: Date): Promise<Configuration> {
  const { oidc } = settings;
  if (oidc === null) throw new Refusal("not-found");
  const key = `${oidc.issuer} ${oidc.clientId} ${oidc.clientSecret}`;
  const known = found.get(key);
  if (known !== undefined && at.getTime() - known.at < goodFor) return await known.provider;
  const provider = discover(oidc);
  found.set(key, { at: at.getTime(), provider });
  try {
    return await provider;
  } catch {
    found.delete(key);
    throw new Refusal("try-again", "the identity provider does not answer");
  }
}

/** Plain http only to this machine: for tests and a provider behind the same proxy. */
async function discover(oidc: OidcSettings): Promise<Configuration> {
  const issuer = new URL(oidc.issuer);
  const plain = issuer.protocol === "http:" && loopback.has(issuer.hostname);
  return await discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, {
    execute: plain ? [allowInsecureRequests] : [],
    timeout: 10,
  });
}
