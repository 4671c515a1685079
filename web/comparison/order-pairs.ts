import type { Pair } from "#contract/comparison.ts";

const weight = { major: 0, minor: 1, none: 2 } as const;

/**
 * Differences first, the weightiest on top; agreements apart. A pair does not jump while it is edited: the order is that of `known`, and
 * new pairs follow.
 * @param known ids in the order in which they were first shown
 */
export function orderPairs(
  pairs: readonly Pair[],
  known: readonly string[],
): { differences: Pair[]; agreements: Pair[] } {
  const place = new Map(known.map((id, at) => [id, at]));
  const at = (pair: Pair) => place.get(pair.id) ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...pairs].sort((a, b) => at(a) - at(b));
  return {
    differences: sorted.filter((pair) => pair.agreement !== "agree"),
    agreements: sorted.filter((pair) => pair.agreement === "agree"),
  };
}

/** The order in which pairs are first shown. */
export const firstOrder = (pairs: readonly Pair[]): string[] =>
  pairs
    .map((pair, at) => ({ pair, at }))
    .sort((a, b) => weight[a.pair.significance] - weight[b.pair.significance] || a.at - b.at)
    .map(({ pair }) => pair.id);
