import type { Me } from "#contract/people.ts";
import type { SecondFactorMethod } from "../doors/second-factor-form.tsx";

/** The ways in which this person can confirm a signature. */
export const secondFactorMethods = (me: Pick<Me, "passkeys" | "hasAuthenticator">): SecondFactorMethod[] => [
  ...(me.passkeys > 0 ? (["passkey"] as const) : []),
  ...(me.hasAuthenticator ? (["authenticator", "recovery"] as const) : []),
];
