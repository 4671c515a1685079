import { agreement, type Pair } from "#contract/comparison.ts";

/** What a key does to the pair in focus. */
export type PairKey =
  | { kind: "next" }
  | { kind: "previous" }
  | { kind: "accept" }
  | { kind: "reopen" }
  | { kind: "edit" }
  | { kind: "change"; part: Partial<Pair> };

/**
 * Reads a key that was pressed on a card. Single letters act only there, never in a field (WCAG 2.2, 2.1.4: active only on focus).
 * "M" is n, m and M: none, minor, major.
 */
export function pairKey(key: string): PairKey | null {
  const chosen = /^[1-9]$/.test(key) ? agreement.options[Number(key) - 1] : undefined;
  if (chosen !== undefined) return { kind: "change", part: { agreement: chosen } };
  switch (key) {
    case "j":
    case "ArrowDown":
      return { kind: "next" };
    case "k":
    case "ArrowUp":
      return { kind: "previous" };
    case "Enter":
      return { kind: "accept" };
    case "u":
      return { kind: "reopen" };
    case "e":
      return { kind: "edit" };
    case "n":
      return { kind: "change", part: { significance: "none" } };
    case "m":
      return { kind: "change", part: { significance: "minor" } };
    case "M":
      return { kind: "change", part: { significance: "major" } };
    default:
      return null;
  }
}
