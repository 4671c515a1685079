import { describe, expect, it } from "vitest";
import { cadRads } from "./cad-rads.ts";
import { calculate } from "./calculate.ts";
import { type Answers, hasCategory } from "./calculator.ts";
import { fleischner } from "./fleischner.ts";
import { lungRads } from "./lung-rads.ts";

const outcome = (calculator: Parameters<typeof calculate>[0], answers: Answers) => {
  const result = calculate(calculator, answers);
  return hasCategory(result) ? result.category : result.noCategory;
};
const plan = (calculator: Parameters<typeof calculate>[0], answers: Answers) => {
  const result = calculate(calculator, answers);
  return hasCategory(result) ? result.recommendation : result.noCategory;
};

describe("Lung-RADS v2022", () => {
  const solid = (solid_status: string, mean_mm: number) => ({ kind: "solid", solid_status, mean_mm });
  const part = (part_solid_status: string, mean_mm: number, solid_mm: number) => ({
    kind: "part_solid",
    part_solid_status,
    mean_mm,
    solid_mm,
  });
  const ground = (ggn_status: string, mean_mm: number) => ({ kind: "ggn", ggn_status, mean_mm });
  const airway = (location: string, airway_status: string) => ({ kind: "airway", location, airway_status });
  it.each<[Answers, string]>([
    [{ kind: "none" }, "1"],
    [{ kind: "incomplete", reason: "prior" }, "0"],
    [solid("baseline", 5.9), "2"],
    [solid("baseline", 6), "3"],
    [solid("baseline", 8), "4A"],
    [solid("baseline", 15), "4B"],
    [solid("new", 4), "3"],
    [solid("new", 8), "4B"],
    [solid("growing", 8), "4B"],
    [part("baseline", 6, 5.9), "3"],
    [part("baseline", 9, 8), "4B"],
    [airway("segmental_or_proximal", "baseline"), "4A"],
    [solid("baseline", 7.9), "3"],
    [solid("baseline", 14.9), "4A"],
    [solid("new", 3.9), "2"],
    [solid("new", 5.9), "3"],
    [solid("new", 6), "4A"],
    [solid("growing", 3), "4A"],
    [{ kind: "solid", solid_status: "baseline", volume_mm3: 112 }, "2"],
    [{ kind: "solid", solid_status: "baseline", volume_mm3: 113 }, "3"],
    [{ kind: "solid", solid_status: "baseline", volume_mm3: 1767 }, "4B"],
    [part("baseline", 5.9, 3), "2"],
    [part("baseline", 9, 6), "4A"],
    [part("new", 5.9, 2), "3"],
    [part("new", 7, 3.9), "4A"],
    [part("new", 7, 4), "4B"],
    [part("solid_component_new_or_growing", 14, 3.9), "4A"],
    [ground("baseline", 30), "3"],
    [ground("new", 30), "3"],
    [ground("slowly_growing", 31), "2"],
    [ground("growing", 29), "2"],
    [{ kind: "benign" }, "1"],
    [{ kind: "juxtapleural", juxtapleural_status: "new", mean_mm: 6, smooth: true }, "2"],
    [airway("segmental_or_proximal", "stable"), "4B"],
    [airway("subsegmental", "stable"), "2"],
    [{ kind: "cyst", feature: "multilocular" }, "4A"],
    [{ kind: "cyst", feature: "growing_multilocular" }, "4B"],
    [{ kind: "followup", event: "4A_stable_or_smaller_at_3_months" }, "3"],
    [{ kind: "followup", event: "4A_airway_persistent_at_3_months" }, "4B"],
    [{ ...solid("baseline", 5), additional_suspicious_features: true }, "2"],
    [{ ...solid("baseline", 15), additional_suspicious_features: true, modifier_s: true }, "4XS"],
    [{ ...solid("baseline", 4), modifier_s: true }, "2S"],
  ])("%j is %s", (answers, category) => expect(outcome(lungRads, answers)).toBe(category));

  it.each<[Answers, RegExp]>([
    [ground("growing", 30), /no row/],
    [airway("subsegmental", "growing"), /no row/],
    [part("baseline", 6, 7), /cannot be larger/],
    [{ kind: "juxtapleural", juxtapleural_status: "baseline", mean_mm: 10, smooth: true }, /as a solid nodule/],
    [{ kind: "juxtapleural", juxtapleural_status: "baseline", mean_mm: 5 }, /by density/],
    [{ kind: "solid", solid_status: "baseline" }, /Still to be answered: the mean diameter/],
    [{ kind: "solid", mean_mm: 6 }, /Still to be answered: History of the nodule/],
    [{ kind: "solid", solid_status: "baseline", mean_mm: Number.NaN }, /a number from 0 to 500/],
  ])("%j has no category", (answers, why) => expect(outcome(lungRads, answers)).toMatch(why));

  it("shows the row that it went by", () => {
    const result = calculate(lungRads, solid("baseline", 7));
    expect(result.reasoning).toEqual([
      "Solid nodule, baseline, mean diameter 7 mm: 3 (row: baseline, ≥ 6 mm to < 8 mm).",
    ]);
  });
});

describe("Fleischner 2017", () => {
  const one = (long_mm: number, short_mm: number, more: Answers = {}) => ({
    type: "solid",
    count: "single",
    risk: "low",
    long_mm,
    short_mm,
    ...more,
  });
  it.each<[Answers, string]>([
    [one(6, 4), "none"],
    [one(6, 4, { risk: "high" }), "optional CT at 12 months"],
    [one(8, 8, { risk: "high" }), "CT at 6-12 months, then CT at 18-24 months"],
    [one(9, 8, { risk: "high" }), "consider CT at 3 months, PET/CT or tissue sampling"],
    [one(7, 7, { count: "multiple" }), "CT at 3-6 months, then consider CT at 18-24 months"],
    [{ ...one(0, 0), long_mm: undefined, volume_mm3: 250 }, "CT at 6-12 months, then consider CT at 18-24 months"],
    [{ ...one(0, 0), long_mm: undefined, volume_mm3: 251 }, "consider CT at 3 months, PET/CT or tissue sampling"],
    [one(5, 5, { type: "ggn" }), "none"],
    [one(5, 5, { type: "ggn", count: "multiple" }), "CT at 3-6 months; if stable consider CT at 2 and 4 years"],
    [one(5, 5, { type: "part_solid" }), "none"],
  ])("%j: %s", (answers, recommendation) => expect(plan(fleischner, answers)).toBe(recommendation));

  it("says that a solid component of 6 mm is highly suspicious", () => {
    const result = calculate(fleischner, one(12, 10, { type: "part_solid", solid_mm: 6 }));
    expect(hasCategory(result) && result.recommendation).toMatch(/PET\/CT, biopsy or resection$/);
  });

  it.each([["young"], ["cancer"], ["immunosuppressed"], ["screening"]])("does not apply: %s", (field) => {
    expect(outcome(fleischner, one(10, 10, { [field]: true }))).toMatch(/do not apply/);
  });
});

describe("CAD-RADS 2.0", () => {
  it.each<[Answers, string]>([
    [{ max_pct: 1 }, "1"],
    [{ max_pct: 25 }, "2"],
    [{ max_pct: 50 }, "3"],
    [{ max_pct: 70 }, "4A"],
    [{ max_pct: 75, vessels_ge70: "3" }, "4B"],
    [{ max_pct: 20, left_main_pct: 50 }, "4B"],
    [{ max_pct: 49, left_main_pct: 49 }, "2"],
    [{ max_pct: 100, vessels_ge70: "3" }, "5"],
    [{ max_pct: 60, nondiagnostic: true }, "3/N"],
    [{ max_pct: 0, plaque_by: "sis", sis: 1 }, "1/P1"],
    [{ max_pct: 0, plaque_by: "cac", cac: 0 }, "0"],
    [{ max_pct: 30, plaque_by: "cac", cac: 100 }, "2/P1"],
    [{ max_pct: 30, plaque_by: "cac", cac: 300 }, "2/P2"],
    [{ max_pct: 30, plaque_by: "cac", cac: 999 }, "2/P3"],
    [{ max_pct: 30, plaque_by: "sis", sis: 8 }, "2/P4"],
    [{ max_pct: 72, plaque_by: "sis", sis: 4, hrp: true, ischaemia: "I+", stent: true }, "4A/P2/HRP/I+/S"],
  ])("%j is %s", (answers, category) => expect(outcome(cadRads, answers)).toBe(category));

  it("does not believe counts that contradict the stenosis", () => {
    expect(outcome(cadRads, { max_pct: 40, vessels_ge70: "2" })).toMatch(/look again/);
  });
});
