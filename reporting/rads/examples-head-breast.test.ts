import { describe, expect, it } from "vitest";
import { aspects } from "./aspects.ts";
import { biRads } from "./bi-rads.ts";
import { calculate } from "./calculate.ts";
import { type Answers, type Calculator, hasCategory } from "./calculator.ts";
import { categoryText, reasoningText } from "./category-text.ts";
import { niRads } from "./ni-rads.ts";
import { tiRads } from "./ti-rads.ts";

const outcome = (calculator: Calculator, answers: Answers) => {
  const result = calculate(calculator, answers);
  return hasCategory(result) ? result.category : result.noCategory;
};

describe("ACR TI-RADS 2017", () => {
  const nodule: Answers = {
    composition: "solid",
    echogenicity: "hypoechoic",
    shape: "wider_than_tall",
    margin: "smooth",
    foci: ["none_or_large_comet_tail"],
  };
  const plan = (answers: Answers) => {
    const result = calculate(tiRads, { ...nodule, ...answers });
    return hasCategory(result) ? `${result.category} ${result.score}: ${result.recommendation}` : result.noCategory;
  };
  it.each<[Answers, RegExp]>([
    [{ size_mm: 14.9 }, /^TR4 4: Follow-up ultrasound after 1, 2, 3 and 5 years/],
    [{ size_mm: 15 }, /^TR4 4: Fine-needle aspiration/],
    [{ margin: "lobulated_or_irregular", size_mm: 20 }, /^TR4 6: Fine-needle/],
    [{ foci: ["punctate"], size_mm: 10 }, /^TR5 7: Fine-needle/],
    [{ foci: ["punctate"], size_mm: 4.9 }, /^TR5 7: No fine-needle aspiration and no follow-up/],
    [{ foci: ["punctate", "macrocalcifications"] }, /^TR5 8: By the largest dimension/],
    [{ composition: "mixed", echogenicity: "hyperechoic_or_isoechoic", size_mm: 40 }, /^TR2 2: No fine-needle/],
    [{ composition: "cystic", echogenicity: "hyperechoic_or_isoechoic" }, /^A total of 1 point has no row/],
    [{ composition: "mixed", echogenicity: "anechoic" }, /^A total of 1 point has no row/],
    [{ foci: [] }, /^Still to be answered: Echogenic foci/],
  ])("%j: %s", (answers, expected) => expect(plan(answers)).toMatch(expected));

  it("writes category and reasoning as they go into a finding", () => {
    const result = calculate(tiRads, nodule);
    if (!hasCategory(result)) throw new Error(result.noCategory);
    expect(categoryText(tiRads, result)).toBe("ACR TI-RADS 2017: TR4");
    expect(reasoningText(tiRads, result).split("\n")).toEqual([
      "ACR TI-RADS 2017: TR4.",
      "Composition, Solid or almost completely solid: 2 points.",
      "Echogenicity, Hypoechoic: 2 points.",
      "Shape (transverse image), Wider than tall: 0 points.",
      "Margin, Smooth: 0 points.",
      "Echogenic foci, None, or large comet-tail artefacts: 0 points.",
      "Total 4: TR4, moderately suspicious (row: 4 to 6 points).",
      "Source: Tessler FN et al., J Am Coll Radiol 2017;14:587-595.",
    ]);
  });
});

describe("ACR BI-RADS 5th ed.", () => {
  const both = (right: string, left: string, more: Answers = {}) => ({ exam: "diagnostic", right, left, ...more });
  const likely = (right_pct: number) => both("likelihood", "none", { right_pct });
  it.each<[Answers, string]>([
    [likely(0.1), "3"],
    [likely(2.1), "4A"],
    [likely(10.5), "4B"],
    [likely(50.5), "4C"],
    [likely(95), "5"],
    [both("4A", "4C"), "4C"],
    [both("0", "4A"), "4A"],
    [both("6", "3", { biopsy_proven: true }), "6"],
    [both("6", "0", { biopsy_proven: true }), "0"],
    [both("5", "4C"), "5"],
    [both("6", "1"), "6 needs biopsy proof."],
    [both("none", "none"), "Neither breast was examined."],
  ])("%j is %s", (answers, category) => expect(outcome(biRads, answers)).toBe(category));

  it("remarks on 3 at screening, on 0, and on density", () => {
    const result = calculate(biRads, { exam: "screening", right: "3", left: "2", density: "c" });
    expect(result.reasoning.join(" ")).toMatch(/should follow a diagnostic work-up.*obscure small masses \(dense\)/);
    expect(calculate(biRads, both("0", "1")).reasoning.join(" ")).toMatch(/not a final assessment/);
  });
});

describe("NI-RADS 2018", () => {
  it.each<[Answers, string, string | undefined]>([
    [{ site: "primary", primary: "2a" }, "2a (primary site)", "direct visual inspection"],
    [{ site: "primary", primary: "4" }, "4 (primary site)", "clinical management"],
    [{ site: "neck", neck: "2" }, "2 (neck)", "short-interval follow-up (3 months) or PET"],
    [{ site: "neck", neck: "x" }, "N-x", undefined],
  ])("%j is %s", (answers, category, recommendation) => {
    const result = calculate(niRads, answers);
    expect(hasCategory(result) && [result.category, result.recommendation]).toEqual([category, recommendation]);
  });

  it("knows 2a and 2b at the primary site alone", () => {
    expect(outcome(niRads, { site: "neck", neck: "2a" })).toMatch(/not one of its choices/);
  });
});

describe("ASPECTS", () => {
  it("counts each region once, and asks before it gives the full score", () => {
    expect(outcome(aspects, { change: "regions", affected: ["M1", "M1", "I"] })).toBe("8");
    expect(outcome(aspects, {})).toMatch(/^Still to be answered/);
    expect(outcome(aspects, { change: "regions" })).toMatch(/^Still to be answered: Regions/);
  });
});
