import type { JsonValue } from "#contract/custody.ts";

/** A value that has no canonical form: a number that is not finite, a string with half a character, undefined. */
export class NotCanonical extends Error {
  override name = "NotCanonical";
}

/**
 * Canonical JSON (RFC 8785, JCS): object keys sorted by UTF-16 code units, no white space, numbers as ECMAScript writes them.
 * The same value gives the same characters on every machine, which is what makes a hash of it worth something.
 * @throws NotCanonical where the value cannot be written so that it reads back the same.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return canonicalNumber(value);
  if (typeof value === "string") return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new NotCanonical(`a ${typeof value} has no JSON form`);
  const members = Object.keys(value)
    .sort(byCodeUnits)
    .map((key) => `${canonicalString(key)}:${canonicalMember(value, key)}`);
  return `{${members.join(",")}}`;
}

function canonicalMember(object: { [key: string]: JsonValue }, key: string): string {
  const member = object[key];
  if (member === undefined) throw new NotCanonical(`the member "${key}" is undefined`);
  return canonicalJson(member);
}

/** RFC 8785 section 3.2.2.3: exactly ECMAScript's Number.prototype.toString; minus zero is written 0. */
function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new NotCanonical(`${value} has no JSON form`);
  return String(value === 0 ? 0 : value);
}

/** RFC 8785 section 3.2.2.2: JSON.stringify escapes as asked for; a lone surrogate must be refused, not escaped. */
function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new NotCanonical("a string holds half a character (a lone surrogate)");
  return JSON.stringify(value);
}

/** RFC 8785 section 3.2.3; `localeCompare` would sort by language. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
