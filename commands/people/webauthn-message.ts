import { z } from "zod";
import { Refusal } from "#contract/refusals.ts";

const bytes = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/);
/** Ids of credentials have up to 1023 bytes (Web Authentication Level 3, 4 "Credential ID"). */
const credentialId = bytes.min(1).max(1400);

/** Web Authentication Level 3, 5.1.8 AuthenticationResponseJSON, as far as it is used. */
const assertion = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.exactOptional(),
  }),
});

/** Web Authentication Level 3, 5.1.8 RegistrationResponseJSON, as far as it is used. */
const attestation = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(40)).max(10).exactOptional(),
  }),
});

/** @throws Refusal "not-valid" */
export function readAssertion(message: unknown) {
  const read = assertion.safeParse(message);
  if (!read.success) throw new Refusal("not-valid", "not a passkey's answer");
  return { ...read.data, clientExtensionResults: {} };
}
export type Assertion = ReturnType<typeof readAssertion>;

/** @throws Refusal "not-valid" */
export function readAttestation(message: unknown) {
  const read = attestation.safeParse(message);
  if (!read.success) throw new Refusal("not-valid", "not a new passkey");
  return { ...read.data, clientExtensionResults: {} };
}
