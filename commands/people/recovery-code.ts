import { randomBytes } from "node:crypto";
import { sha256Hex } from "#custody/hash.ts";

const howMany = 10;

/** Crockford's Base32 without I, L, O, U; 80 bits each, so that a plain hash of them gives nothing away. */
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function newCode(): string {
  const characters = [...randomBytes(16)].map((byte) => crockford[byte % 32]);
  return [0, 4, 8, 12].map((at) => characters.slice(at, at + 4).join("")).join("-");
}

/** Ten codes as the person writes them down: "7K2M-9QXA-0D4T-HB61". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, newCode);
}

/** What is stored. Small letters, spaces, and O, I, L for the digits they look like, are the same code. */
export function recoveryCodeHash(code: string): string {
  const read = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return sha256Hex(`recovery:${read}`);
}
