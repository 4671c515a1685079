/**
 * A data set as text that Postgres takes for jsonb: it knows neither U+0000 nor half a surrogate pair. JSON.stringify writes both as
 * escapes, and an escape is none where a backslash stands before it.
 */
export function storableJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1")
    .replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\ufffd");
}

/** A text that Postgres takes, without what could break a line or turn it around. */
export function storableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
}
