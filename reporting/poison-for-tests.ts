import type { OpinionContent } from "#contract/opinion.ts";

/** Every text of an opinion replaced by an attack, ids and enumerations kept. */
export function poisoned(content: OpinionContent, poison: string): OpinionContent {
  const enough = /^[0-9a-f-]{36}$|^[0-9a-f]{64}$|^\d{4}-\d\d|^2\.25|^1\.2\.840/;
  const kept = new Set([
    "model",
    "kind",
    "presence",
    "side",
    "certainty",
    "severity",
    "tool",
    "name",
    "unit",
    "agreement",
    "significance",
    "settledAs",
    "answerable",
    "reason",
    "radpeer",
    "sex",
    "language",
    "jurisdiction",
  ]);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return kept.has(key) || enough.test(value) ? value : poison;
    if (Array.isArray(value)) return value.map((member) => walk(member, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member, name)]));
  };
  const copy: OpinionContent = structuredClone(content);
  return Object.assign(copy, walk(content, ""));
}

/** What a text may hold and no form may choke on: controls, half characters, marks that reorder, delimiters of DICOM, markup. */
export const nastyText = "a\u0000\u001b[2J\ud800 \u202edcm\\^=~|&<b>\"'\r\n\t]]> 中文 é\u0301\ufffe";
