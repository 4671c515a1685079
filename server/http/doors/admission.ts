import type { Admission, Caller } from "#commands/people/admit.ts";
import type { SecondFactor } from "#commands/people/second-factors.ts";
import { sessionLifetime } from "#commands/people/session-limits.ts";
import type { JsonAnswer, SetCookie, Visitor } from "../handler.ts";
import { sessionCookie } from "../identify.ts";

/** Half-finished sign-ins, sent to the API alone; the step behind each ends by itself (commands/people/sign-in-step.ts). */
export const stepCookie = "overread_step";
export const passkeyCookie = "overread_passkey";
export const oidcCookie = "overread_oidc";
const api = "/api";

export function halfway(name: string, token: string | null): SetCookie {
  return { name, value: token, path: api, maxAgeSeconds: token === null ? 0 : 600 };
}

export const callerOf = ({ address, userAgent }: Visitor): Caller => ({ address, userAgent });

/** The session's cookie, or that of the step before it. Whatever else was half done is over. */
export function admissionCookies(admission: Admission): SetCookie[] {
  const over = [halfway(passkeyCookie, null), halfway(oidcCookie, null)];
  if (admission.next === "second-factor") return [halfway(stepCookie, admission.token), ...over];
  const session = { name: sessionCookie, value: admission.token, path: "/", maxAgeSeconds: sessionLifetime / 1000 };
  return [session, halfway(stepCookie, null), ...over];
}

/** The tokens go into cookies that no script can read, and nowhere else. */
export function admissionAnswer(
  admission: Admission,
): JsonAnswer<{ next: "done" | "second-factor"; methods: SecondFactor[] }> {
  const methods = admission.next === "second-factor" ? admission.methods : [];
  return { json: { next: admission.next, methods }, cookies: admissionCookies(admission) };
}
