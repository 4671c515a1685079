import type { Secrets } from "../house.ts";

/** Sealed together with whose it is: a secret copied into another person's row does not open. */
export function sealAuthenticatorSecret(secrets: Secrets, personId: string, secret: string): Buffer {
  return Buffer.from(secrets.seal(Buffer.from(`${personId}:${secret}`, "utf8")));
}

/** @throws where it was sealed by another key, changed, or belongs to another person */
export function openAuthenticatorSecret(secrets: Secrets, personId: string, sealed: Uint8Array): string {
  const [whose, secret] = Buffer.from(secrets.open(sealed)).toString("utf8").split(":");
  if (whose !== personId || secret === undefined)
    throw new Error("This authenticator secret belongs to another person.");
  return secret;
}
