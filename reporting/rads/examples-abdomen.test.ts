import { describe, expect, it } from "vitest";
import { bosniak } from "./bosniak.ts";
import { cRads } from "./c-rads.ts";
import { calculate } from "./calculate.ts";
import { type Answers, type Calculator, hasCategory } from "./calculator.ts";
import { liRads } from "./li-rads.ts";
import { oRadsMri } from "./o-rads-mri.ts";
import { oRadsUs } from "./o-rads-us.ts";
import { piRads } from "./pi-rads.ts";

const outcome = (calculator: Calculator, answers: Answers) => {
  const result = calculate(calculator, answers);
  return hasCategory(result) ? result.category : result.noCategory;
};

describe("LI-RADS v2018", () => {
  const table = (aphe: string, size_mm: number, more: Answers = {}) => ({
    population: "yes",
    first: "table",
    aphe,
    size_mm,
    ...more,
  });
  it.each<[Answers, string]>([
    [table("none", 12), "LR-3"],
    [table("none", 19, { capsule: true }), "LR-3"],
    [table("none", 19, { capsule: true, threshold_growth: true }), "LR-4"],
    [table("none", 20, { washout: true }), "LR-4"],
    [table("none", 20, { washout: true, capsule: true }), "LR-4"],
    [table("nonrim", 9), "LR-3"],
    [table("nonrim", 9, { washout: true, capsule: true }), "LR-4"],
    [table("nonrim", 19, { capsule: true }), "LR-4"],
    [table("nonrim", 10, { threshold_growth: true }), "LR-5"],
    [table("nonrim", 20), "LR-4"],
    [table("nonrim", 20, { washout: true, capsule: true }), "LR-5"],
    [table("none", 25), "LR-3"],
    [table("nonrim", 9, { washout: true }), "LR-4"],
    [table("nonrim", 12), "LR-3"],
    [table("nonrim", 12, { washout: true }), "LR-5"],
    [table("nonrim", 12, { washout: true, capsule: true }), "LR-5"],
    [table("nonrim", 20, { capsule: true }), "LR-5"],
    [table("rim", 40), "LR-M"],
    [table("none", 10, { ancillary_malignant: true }), "LR-4"],
    [table("none", 30, { capsule: true, ancillary_malignant: true }), "LR-4"],
    [table("none", 10, { ancillary_benign: true }), "LR-2"],
    [table("nonrim", 30, { washout: true, ancillary_malignant: true, ancillary_benign: true }), "LR-5"],
    [table("nonrim", 30, { washout: true, ancillary_malignant: true }), "LR-5"],
    [{ population: "yes", first: "tiv" }, "LR-TIV"],
    [{ population: "yes", first: "benign_definite", ancillary_benign: true }, "LR-1"],
    [{ population: "no" }, "LI-RADS does not apply to this patient."],
  ])("%j is %s", (answers, category) => expect(outcome(liRads, answers)).toBe(category));
});

describe("Bosniak v2019", () => {
  const ct = (more: Answers) => ({ modality: "CT", septa: "none", protrusion: "none", phase: "unknown", ...more });
  const septa = (number: string, septum_mm: number, septa_enhance = "yes") => ({
    septa: number,
    septum_mm,
    septa_enhance,
  });
  const mri = (more: Answers) => ({ modality: "MRI", septa: "none", protrusion: "none", signal: "unknown", ...more });
  it.each<[Answers, string]>([
    [ct({ wall_mm: 2, phase: "protocol", hu: 20 }), "I"],
    [ct({ phase: "protocol", hu: 21 }), "II"],
    [ct({ phase: "noncontrast", hu: 70 }), "II"],
    [ct({ phase: "noncontrast", hu: -9 }), "II"],
    [ct({ phase: "portal_venous", hu: 30 }), "II"],
    [ct({ phase: "too_small" }), "II"],
    [ct(septa("many", 2)), "IIF"],
    [ct(septa("few", 3)), "IIF"],
    [ct(septa("few", 4)), "III"],
    [ct({ protrusion: "obtuse", protrusion_mm: 4 }), "IV"],
    [ct({ wall_mm: 4, protrusion: "acute", protrusion_mm: 2 }), "IV"],
    [ct({ calcification: true, wall_mm: 3 }), "IIF"],
    [mri(septa("many", 3, "no")), "II"],
    [mri({ signal: "t2_csf" }), "II"],
    [mri({ signal: "simple", wall_mm: 1 }), "I"],
    [mri({ signal: "t1fs_heterogeneous", wall_mm: 5 }), "III"],
    [ct({ phase: "noncontrast", hu: 45, wall_mm: 4 }), "III"],
  ])("%j is %s", (answers, category) => expect(outcome(bosniak, answers)).toBe(category));

  it.each<[Answers, RegExp]>([
    [ct({ phase: "noncontrast", hu: 21, calcification: true }), /^Indeterminate/],
    [ct({ phase: "protocol", hu: -20 }), /^Indeterminate/],
    [ct(septa("many", 2, "no")), /no row on CT/],
    [ct({ phase: "protocol", hu: 5 }), /thickness of the wall/],
    [ct({ wall_mm: 1 }), /content is not described/],
    [ct({ outside: true, wall_mm: 5 }), /no cystic mass/],
  ])("%j has no class", (answers, why) => expect(outcome(bosniak, answers)).toMatch(why));
});

describe("C-RADS 2023", () => {
  const colon = (largest_mm: number, more: Answers = {}) => ({
    study: "adequate",
    seen: "lesions",
    largest_mm,
    ...more,
  });
  it.each<[Answers, string]>([
    [colon(5), "C1"],
    [colon(6), "C2a"],
    [colon(9, { count_6_9: 2 }), "C2a"],
    [colon(9, { count_6_9: 3 }), "C3"],
    [colon(29), "C3"],
    [colon(12, { invades: true }), "C4"],
    [colon(12, { extracolonic: "E3" }), "C3, E3"],
    [{ study: "adequate", seen: "normal", extracolonic: "E1/E2" }, "C1, E1/E2"],
    [{ study: "awaiting" }, "C0"],
    [{ study: "adequate", seen: "indeterminate" }, "C2a"],
  ])("%j is %s", (answers, category) => expect(outcome(cRads, answers)).toBe(category));

  it("does not believe counts that contradict the size", () => {
    expect(outcome(cRads, colon(4, { count_6_9: 1 }))).toMatch(/look again/);
  });
});

describe("PI-RADS v2.1", () => {
  const lesion = (zone: string, t2: string, dwi: string, dce: string) => ({ zone, t2, dwi, dce });
  it.each<[Answers, string]>([
    [lesion("PZ", "5", "2", "pos"), "2"],
    [lesion("PZ", "2", "3", "pos"), "4"],
    [lesion("PZ", "1", "5", "neg"), "5"],
    [lesion("PZ", "3", "inadequate", "pos"), "4"],
    [lesion("PZ", "4", "inadequate", "neg"), "4"],
    [lesion("TZ", "1", "5", "pos"), "1"],
    [lesion("TZ", "2", "4", "neg"), "3"],
    [lesion("TZ", "3", "4", "pos"), "3"],
    [lesion("TZ", "4", "1", "neg"), "4"],
    [lesion("TZ", "3", "inadequate", "neg"), "3"],
  ])("%j is %s", (answers, category) => expect(outcome(piRads, answers)).toBe(category));

  it.each<[Answers, RegExp]>([
    [lesion("PZ", "3", "inadequate", "unavailable"), /limited to staging/],
    [lesion("TZ", "3", "inadequate", "pos"), /no category is given/],
    [lesion("TZ", "inadequate", "4", "pos"), /no row/],
  ])("%j has no category", (answers, why) => expect(outcome(piRads, answers)).toMatch(why));
});

describe("O-RADS US v2022", () => {
  it.each<[Answers, string]>([
    [{ type: "normal" }, "1"],
    [{ type: "simple", size_mm: 30, menopause: "pre" }, "1"],
    [{ type: "simple", size_mm: 31, menopause: "pre" }, "2"],
    [{ type: "simple", size_mm: 99, menopause: "post" }, "2"],
    [{ type: "bilocular", size_mm: 99 }, "2"],
    [{ type: "unilocular_smooth", size_mm: 100 }, "3"],
    [{ type: "classic_ovarian", size_mm: 60 }, "2"],
    [{ type: "classic_extraovarian" }, "2"],
    [{ type: "multilocular", size_mm: 100, cs: "1" }, "4"],
    [{ type: "irregular_multilocular" }, "4"],
    [{ type: "unilocular_solid", papillary: "4+" }, "5"],
    [{ type: "bi_multilocular_solid", cs: "3" }, "5"],
    [{ type: "solid", cs: "3", outline: "smooth", shadowing: true }, "3"],
    [{ type: "solid", cs: "4", outline: "smooth" }, "5"],
    [{ type: "irregular_unilocular", ascites: true }, "5"],
    [{ type: "classic_extraovarian", ascites: true }, "2"],
  ])("%j is %s", (answers, category) => expect(outcome(oRadsUs, answers)).toBe(category));
});

describe("O-RADS MRI", () => {
  it.each<[Answers, string]>([
    [{ lesion: "unilocular", wall: "none" }, "2"],
    [{ lesion: "unilocular", wall: "smooth", fluid: "other" }, "3"],
    [{ lesion: "lipid", lipid_solid: "none" }, "2"],
    [{ lesion: "tube", tube: "simple_thick" }, "3"],
    [{ lesion: "solid", solid: "dark" }, "2"],
    [{ lesion: "solid", solid: "tic_intermediate" }, "4"],
    [{ lesion: "solid", solid: "less" }, "4"],
    [{ lesion: "paraovarian", peritoneum: true }, "5"],
  ])("%j is %s", (answers, category) => expect(outcome(oRadsMri, answers)).toBe(category));

  it.each<[Answers]>([[{ lesion: "tube", tube: "other_thick" }], [{ lesion: "multilocular", septa: "irregular" }]])(
    "%j has no row",
    (answers) => expect(outcome(oRadsMri, answers)).toMatch(/no row/),
  );
});
