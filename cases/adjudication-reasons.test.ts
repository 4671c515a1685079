import { describe, expect, it } from "vitest";
import { type AdjudicationRules, defaultAdjudicationRules } from "#contract/adjudication.ts";
import type { Pair } from "#contract/comparison.ts";
import { adjudicationReasons, type ReasonsBasis } from "./adjudication-reasons.ts";

const pairOf = (id: string, part: Partial<Pair>): Pair => ({
  id,
  statementId: null,
  findingId: null,
  agreement: "missed-by-first",
  significance: "minor",
  reason: "",
  changes: "",
  origin: "person",
  confirmed: true,
  ...part,
});
const basis = (pairs: Pair[], part: Partial<ReasonsBasis> = {}): ReasonsBasis => ({
  comparison: { pairs, radpeer: null },
  reading: { findings: [] },
  settled: [],
  wishes: [],
  ...part,
});
const rulesOf = (found: ReturnType<typeof adjudicationReasons>) => found.map((one) => one.rule);
const all = (level: "off" | "advised" | "required"): AdjudicationRules => ({
  majorDifference: level,
  radpeer: level,
  categoryThreshold: level,
  criticalFinding: level,
  askedByPatient: level,
});

describe("why a third reader is called for", () => {
  it("is a major difference, a grading across a threshold, a low score, a wish", () => {
    const pairs = [
      pairOf("1", { significance: "major" }),
      pairOf("2", { agreement: "category", significance: "major" }),
    ];
    const found = adjudicationReasons(
      basis(pairs, {
        comparison: { pairs, radpeer: "3b" },
        wishes: [{ by: "Erika Testmann", reason: "I am unsure." }],
      }),
      defaultAdjudicationRules,
    );
    expect(rulesOf(found)).toEqual(["majorDifference", "radpeer", "categoryThreshold", "askedByPatient"]);
    expect(found.find((one) => one.rule === "categoryThreshold")?.pairIds).toEqual(["2"]);
    expect(found.find((one) => one.rule === "askedByPatient")).toMatchObject({ level: "required" });
  });

  it("is nothing where the readings agree, where it is settled, and where the rule is off", () => {
    const major = pairOf("1", { significance: "major" });
    const wishes = [{ by: "Erika Testmann", reason: "I am unsure." }];
    expect(adjudicationReasons(basis([pairOf("1", { agreement: "agree" })], { wishes }), all("required"))).toEqual([]);
    expect(adjudicationReasons(basis([major], { settled: ["1"], wishes }), all("required"))).toEqual([]);
    expect(adjudicationReasons(basis([major], { wishes }), all("off"))).toEqual([]);
  });
});
