import { randomBytes } from "node:crypto";
import { sha256Hex } from "#custody/hash.ts";

/** 32 random bytes as base64url (43 characters): sessions, links, steps. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. A plain hash will do: the token is random, nothing can be guessed from the hash. */
export function tokenHash(token: string): string {
  return sha256Hex(token);
}
