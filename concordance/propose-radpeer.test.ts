import { describe, expect, it } from "vitest";
import type { Agreement, Pair, Significance } from "#contract/comparison.ts";
import { nameUuid } from "#narrative/name-uuid.ts";
import { proposeRadpeer } from "./propose-radpeer.ts";

function pairsOf(...kinds: readonly (readonly [Agreement, Significance])[]): Pair[] {
  return kinds.map(([agreement, significance], at) => ({
    id: nameUuid(`pair ${at}`),
    statementId: nameUuid(`statement ${at}`),
    findingId: nameUuid(`finding ${at}`),
    agreement,
    significance,
    reason: "",
    changes: "",
    origin: "proposed",
    confirmed: false,
  }));
}

describe("the proposed RADPEER score", () => {
  it.each([
    ["1", pairsOf(["agree", "none"])],
    ["1", pairsOf(["agree", "none"], ["refined", "minor"])],
    ["2a", pairsOf(["agree", "none"], ["measurement", "minor"])],
    ["2b", pairsOf(["measurement", "minor"], ["missed-by-first", "major"])],
    ["3a", pairsOf(["side-or-level", "minor"])],
    ["3b", pairsOf(["missed-by-first", "major"], ["side-or-level", "major"])],
  ])("is %s by the weightiest pair", (score, pairs) => {
    expect(proposeRadpeer(pairs)?.score).toBe(score);
    expect(proposeRadpeer(pairs.toReversed())).toEqual(proposeRadpeer(pairs));
    expect(proposeRadpeer(pairs)?.reason).not.toBe("");
  });

  it("is none where nothing of a first report was compared", () => {
    expect(proposeRadpeer([])).toBeNull();
    expect(proposeRadpeer(pairsOf(["agree", "none"]).map((one) => ({ ...one, statementId: null })))).toBeNull();
  });
});
