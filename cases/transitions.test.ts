import { describe, expect, it } from "vitest";
import { Refusal } from "#contract/refusals.ts";
import { type CaseEvent, moveCase } from "./transitions.ts";

describe("moveCase", () => {
  it("carries a case from request to closed", () => {
    const path: CaseEvent[] = [
      "submitted",
      "completed",
      "offered",
      "accepted",
      "sealed",
      "adjudication-asked",
      "all-settled",
      "signed",
      "opened",
      "closed",
    ];
    let stage = moveCase("draft", "submitted");
    for (const event of path.slice(1)) stage = moveCase(stage, event);
    expect(stage).toBe("closed");
  });

  it("gives a declined or lapsed offer back to be offered anew", () => {
    expect(moveCase("offered", "declined")).toBe("ready");
    expect(moveCase("offered", "offer-lapsed")).toBe("ready");
  });

  it("gives a case whose adjudication is taken back to its reader again", () => {
    expect(moveCase("adjudicating", "adjudication-taken-back")).toBe("comparing");
  });

  it.each([
    ["signed", "withdrawn"],
    ["comparing", "adjudication-taken-back"],
    ["closed", "closed"],
    ["adjudicating", "signed"],
    ["gathering", "offered"],
    ["withdrawn", "submitted"],
  ] as const)("refuses: %s, %s", (stage, event) => {
    expect(() => moveCase(stage, event)).toThrow(Refusal);
  });
});
