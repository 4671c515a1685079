import type { RouteName } from "#contract/route-table.ts";

/** Requests that one address may make in a minute. The sign-in itself also counts tries per person, in the database. */
export type Rate = "guess" | "ordinary" | "images" | "probe";
export type RateLimits = Record<Rate, number>;

/** `guess`: where a secret could be guessed. `images`: a viewer asks for thousands of frames while somebody scrolls. */
export const rateLimits: RateLimits = { guess: 30, ordinary: 1200, images: 30_000, probe: 600 };

const guessable: ReadonlySet<RouteName> = new Set<RouteName>([
  "signIn",
  "signInSecondFactor",
  "confirmSecondFactor",
  "signUp",
  "passkeySignIn",
  "passkeyChallenge",
  "getSetup",
  "setUp",
  "getInvitation",
  "acceptInvitation",
  "getLink",
  "openLink",
  "changePassword",
  "confirmAuthenticator",
  "oidcStart",
  "oidcCallback",
  "demoSignIn",
]);

export function rateOf(name: RouteName, path: string): Rate {
  if (guessable.has(name)) return "guess";
  if (path.startsWith("/dicomweb/")) return "images";
  return path.startsWith("/api/") ? "ordinary" : "probe";
}

const megabyte = 1 << 20;
const roomy: ReadonlySet<RouteName> = new Set<RouteName>([
  "saveReading",
  "reviseReading",
  "saveComparison",
  "proposePairs",
  "saveOpinionDraft",
]);

/** Largest JSON body in bytes. Streamed bodies have the limits of what receives them. */
export function bodyLimitOf(name: RouteName): number {
  return (roomy.has(name) ? 8 : 2) * megabyte;
}
