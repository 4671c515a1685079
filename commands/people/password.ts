import { hash, verify } from "@node-rs/argon2";

/** Argon2id (RFC 9106): 64 MiB, three passes, one lane; about a quarter of a second. Raise here, and sign-in rehashes. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
const marks = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** NFC first, so that an "é" typed on another keyboard is the same password (NIST SP 800-63B-4 3.1.1.2). */
const plain = (password: string): string => password.normalize("NFC");

/** A password as it is stored: a PHC string with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(plain(password), cost);
}

/** Hashed with an older cost: to be hashed again when the password is known, at the next sign-in. */
export function isOutdated(passwordHash: string): boolean {
  return !passwordHash.startsWith(marks);
}

let nobody: Promise<string> | undefined;

/**
 * Whether the password is the one that was stored. With no stored hash (unknown e-mail, no password set) it takes as long
 * and says no, so that time tells nothing about who has an account.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody's password, only for the time it takes");
  const fits = await verify(passwordHash ?? (await nobody), plain(password));
  return fits && passwordHash !== null;
}
