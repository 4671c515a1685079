import { Secret, TOTP } from "otpauth";

const period = 30;

/** A time-based one-time password as every authenticator app makes it (RFC 6238: SHA-1, six digits, thirty seconds). */
function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: "Overread",
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period,
  });
}

/** A new secret of 160 bits (RFC 4226 section 4, R6), in Base32. */
export function newAuthenticatorSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The otpauth address that an app reads from a QR code. */
export function authenticatorUrl(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/**
 * The time step (30 s since 1970) whose code this is, the present one or a neighbour, or null.
 * The caller keeps the last step it accepted and takes none twice (RFC 6238 section 5.2).
 */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const delta = totp(secret, "").validate({ token: code, timestamp: at.getTime(), window: 1 });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta;
}
