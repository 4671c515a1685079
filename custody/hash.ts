import { createHash } from "node:crypto";
import type { JsonValue } from "#contract/custody.ts";
import { canonicalJson } from "./canonical-json.ts";

/** SHA-256 (FIPS 180-4) in lower-case hexadecimal; a string is hashed as UTF-8. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** SHA-256 of the canonical JSON of a value: the hash that seals a reading, a comparison, an opinion. */
export function hashOfJson(value: JsonValue): string {
  return sha256Hex(canonicalJson(value));
}
