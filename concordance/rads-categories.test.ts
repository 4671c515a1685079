import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainCategory } from "#narrative/categories.ts";
import { validAnswers } from "#reporting/rads/answers-for-tests.ts";
import { calculate } from "#reporting/rads/calculate.ts";
import { hasCategory } from "#reporting/rads/calculator.ts";
import { calculators } from "#reporting/rads/calculators.ts";
import { categoryText } from "#reporting/rads/category-text.ts";
import { categoryStep } from "./category-step.ts";
import { categoryLadders } from "./rules.ts";

describe("the categories of our calculators", () => {
  it.each([
    ["ACR TI-RADS 2017: TR4", "TI-RADS 4"],
    ["ACR Lung-RADS v2022: 4XS", "Lung-RADS 4XS"],
    ["ACR BI-RADS 5th ed.: 4A", "BI-RADS 4A"],
    ["ACR CT/MRI LI-RADS v2018: LR-5", "LI-RADS 5"],
    ["ACR CT/MRI LI-RADS v2018: LR-TIV", "LI-RADS TIV"],
    ["ACR CT/MRI LI-RADS v2018: LR-NC", "LI-RADS NC"],
    ["PI-RADS v2.1: 4", "PI-RADS 4"],
    ["Bosniak v2019: IIF", "Bosniak IIF"],
    ["O-RADS US v2022: 3", "O-RADS 3"],
    ["O-RADS MRI 2020: 3", "O-RADS 3"],
    ["C-RADS 2023: C2a, E3", "C-RADS C2A"],
    ["CAD-RADS 2.0: 4A/P3/HRP", "CAD-RADS 4A"],
    ["CAD-RADS 2.0: N", "CAD-RADS N"],
    ["ACR NI-RADS 2018: 2b (primary site)", "NI-RADS 2B"],
    ["ACR NI-RADS 2018: P-x", "NI-RADS P-X"],
    ["ASPECTS: 7", "ASPECTS 7"],
    // A version is not a category, and "not applicable" is not N.
    ["CAD-RADS 2.0", "CAD-RADS 2.0"],
    ["CAD-RADS: n/a", "CAD-RADS: n/a"],
  ])("%s is read as %s", (written, plain) => expect(plainCategory(written)).toBe(plain));

  it.each([
    ["ACR Lung-RADS v2022: 4BS", "Lung-RADS 4B", "within"],
    ["C-RADS 2023: C2b", "C-RADS C2", "within"],
    ["ACR TI-RADS 2017: TR5", "TI-RADS category 5", "same"],
    ["ACR BI-RADS 5th ed.: 4A", "BIRADS 3", "across"],
  ] as const)("%s stands to %s: %s", (ours, theirs, step) =>
    expect(categoryStep(plainCategory(ours), plainCategory(theirs))).toBe(step),
  );

  it.each(calculators.filter((each) => each.id !== "fleischner"))(
    "$version: each is read as one of its ladder",
    (calculator) => {
      fc.assert(
        fc.property(validAnswers(calculator), (answers) => {
          const outcome = calculate(calculator, answers);
          if (!hasCategory(outcome)) return;
          const plain = plainCategory(categoryText(calculator, outcome));
          const [, system = "", value = ""] = /^(.+) (\S+)$/.exec(plain) ?? [];
          const ladder = categoryLadders[system]?.split(/[ |]+/) ?? [];
          // Not assessed stands on no ladder.
          const unassessed = ["0", "0S", "N", "NC", "P-X", "N-X"].includes(value);
          expect(unassessed || ladder.includes(value.replace(/(?<=\d[ABX]?)S$/, "")), plain).toBe(true);
          expect(outcome.category.toUpperCase()).toContain(value);
        }),
      );
    },
  );
});
