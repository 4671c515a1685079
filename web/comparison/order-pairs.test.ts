import { describe, expect, it } from "vitest";
import type { Pair } from "#contract/comparison.ts";
import { firstOrder, orderPairs } from "./order-pairs.ts";

const pair = (id: string, significance: Pair["significance"], agreement: Pair["agreement"] = "refined"): Pair => ({
  id,
  statementId: null,
  findingId: null,
  agreement,
  significance,
  reason: "",
  changes: "",
  origin: "proposed",
  confirmed: false,
});

describe("the order of the pairs", () => {
  it("puts the weightiest difference first, and agreements apart", () => {
    const pairs = [pair("a", "none"), pair("b", "none", "agree"), pair("c", "major"), pair("d", "minor")];
    const { differences, agreements } = orderPairs(pairs, firstOrder(pairs));
    expect(differences.map((each) => each.id)).toEqual(["c", "d", "a"]);
    expect(agreements.map((each) => each.id)).toEqual(["b"]);
  });
  it("does not jump when a pair is edited, and puts new ones last", () => {
    const known = firstOrder([pair("a", "major"), pair("b", "minor")]);
    const now = [pair("new", "major"), pair("a", "none"), pair("b", "major")];
    expect(orderPairs(now, known).differences.map((each) => each.id)).toEqual(["a", "b", "new"]);
  });
});
