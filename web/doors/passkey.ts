import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import { z } from "zod";

const transport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);
const descriptor = z.object({
  id: z.string(),
  type: z.literal("public-key"),
  transports: z.array(transport).exactOptional(),
});
const verification = z.enum(["discouraged", "preferred", "required"]);

/** What the browser needs of the service's options; W3C Web Authentication Level 3, 5.5 PublicKeyCredentialRequestOptions. */
const requestOptions = z.object({
  challenge: z.string(),
  timeout: z.number().exactOptional(),
  rpId: z.string().exactOptional(),
  allowCredentials: z.array(descriptor).exactOptional(),
  userVerification: verification.exactOptional(),
});

/** W3C Web Authentication Level 3, 5.4 PublicKeyCredentialCreationOptions. */
const creationOptions = z.object({
  rp: z.object({ name: z.string(), id: z.string().exactOptional() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal("public-key") })),
  timeout: z.number().exactOptional(),
  excludeCredentials: z.array(descriptor).exactOptional(),
  authenticatorSelection: z
    .object({
      authenticatorAttachment: z.enum(["cross-platform", "platform"]).exactOptional(),
      requireResidentKey: z.boolean().exactOptional(),
      residentKey: verification.exactOptional(),
      userVerification: verification.exactOptional(),
    })
    .exactOptional(),
  attestation: z.enum(["direct", "enterprise", "indirect", "none"]).exactOptional(),
});

export type PasskeyProblem = "cancelled" | "unsupported" | "strange" | "already";

/** The person or the device did not go through with it. `problem` names a text under `doors:passkeyFailure`. */
export class PasskeyFailure extends Error {
  readonly problem: PasskeyProblem;
  constructor(problem: PasskeyProblem, cause: unknown) {
    super(`The passkey was not used (${problem}).`, { cause });
    this.name = "PasskeyFailure";
    this.problem = problem;
  }
}

const failureOf = (error: unknown): PasskeyFailure => {
  if (error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") {
    return new PasskeyFailure("already", error);
  }
  const cancelled = error instanceof Error && ["NotAllowedError", "AbortError"].includes(error.name);
  return new PasskeyFailure(cancelled ? "cancelled" : "strange", error);
};

export const passkeysWork = (): boolean => browserSupportsWebAuthn();

/**
 * Asks the device to prove who is there.
 * @param options the reply of `passkeyChallenge`
 * @returns the response that `passkeySignIn` and a second factor's proof take
 * @throws PasskeyFailure
 */
export async function askPasskey(options: unknown): Promise<Record<string, unknown>> {
  if (!passkeysWork()) throw new PasskeyFailure("unsupported", undefined);
  try {
    return { ...(await startAuthentication({ optionsJSON: requestOptions.parse(options) })) };
  } catch (error) {
    throw failureOf(error);
  }
}

/**
 * Asks the device to make a passkey.
 * @param options the reply of `passkeyRegistration`
 * @returns the response that `addPasskey` takes
 * @throws PasskeyFailure
 */
export async function makePasskey(options: unknown): Promise<Record<string, unknown>> {
  if (!passkeysWork()) throw new PasskeyFailure("unsupported", undefined);
  try {
    return { ...(await startRegistration({ optionsJSON: creationOptions.parse(options) })) };
  } catch (error) {
    throw failureOf(error);
  }
}
