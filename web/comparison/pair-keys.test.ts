import { describe, expect, it } from "vitest";
import { agreement } from "#contract/comparison.ts";
import { pairKey } from "./pair-keys.ts";

describe("the keys of a pair", () => {
  it("has one digit for each class, in the order of the contract", () => {
    const classes = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((key) => pairKey(key));
    expect(classes).toEqual(agreement.options.map((each) => ({ kind: "change", part: { agreement: each } })));
  });
  it("tells minor from major by the shift key", () => {
    expect(pairKey("m")).toEqual({ kind: "change", part: { significance: "minor" } });
    expect(pairKey("M")).toEqual({ kind: "change", part: { significance: "major" } });
  });
  it("leaves every other key to the browser", () => {
    for (const key of ["0", "Tab", "Escape", "a", "11"]) expect(pairKey(key)).toBeNull();
  });
});
