import { choice, flag, millimetres, number, when } from "./fields.ts";
import type { LungCategory } from "./lung-rads-rows.ts";

export const kind = choice("kind", "What decides the category (the most suspicious finding)", [
  { value: "none", label: "No lung nodule" },
  { value: "benign", label: "Nodule with complete, central, popcorn or concentric calcification, or fat" },
  { value: "solid", label: "Solid nodule" },
  { value: "part_solid", label: "Part-solid nodule" },
  { value: "ggn", label: "Non-solid (ground-glass) nodule" },
  { value: "juxtapleural", label: "Juxtapleural nodule" },
  { value: "airway", label: "Airway nodule" },
  { value: "cyst", label: "Atypical pulmonary cyst" },
  { value: "followup", label: "Lesion of an earlier screening, at its follow-up" },
  { value: "incomplete", label: "The examination is incomplete, or findings look infectious" },
]);

export const reason = choice(
  "reason",
  "Why incomplete",
  [
    { value: "prior", label: "Prior chest CT is being located for comparison" },
    { value: "not_evaluable", label: "Part or all of the lungs cannot be evaluated" },
    { value: "inflammatory", label: "Findings suggest an inflammatory or infectious process" },
  ],
  { when: [when(kind, "incomplete")] },
);

const baseline = { value: "baseline", label: "Baseline" } as const;
const fresh = { value: "new", label: "New" } as const;
const growing = {
  value: "growing",
  label: "Growing (mean diameter more than 1.5 mm larger within 12 months)",
} as const;
const stable = { value: "stable", label: "Stable" } as const;

export const solidStatus = choice("solid_status", "History of the nodule", [baseline, fresh, growing], {
  help: "A stable nodule keeps to the stepped follow-up: choose “Lesion of an earlier screening”.",
  when: [when(kind, "solid")],
});
export const partSolidStatus = choice(
  "part_solid_status",
  "History of the nodule",
  [
    baseline,
    { value: "new", label: "New nodule" },
    { value: "solid_component_new_or_growing", label: "Solid component new or growing" },
  ],
  { when: [when(kind, "part_solid")] },
);
export const groundGlassStatus = choice(
  "ggn_status",
  "History of the nodule",
  [baseline, fresh, growing, { value: "slowly_growing", label: "Slowly growing" }, stable],
  { when: [when(kind, "ggn")] },
);
export const juxtapleuralStatus = choice("juxtapleural_status", "History of the nodule", [baseline, fresh], {
  when: [when(kind, "juxtapleural")],
});
export const smooth = flag("smooth", "Solid, smooth, and oval, lentiform or triangular", {
  when: [when(kind, "juxtapleural")],
});
export const mean = millimetres("mean_mm", "Mean diameter", {
  help: "Mean of long and short axis, to 0.1 mm, lung window. Not rounded to whole millimetres.",
  from: "mean",
  optional: true,
  when: [when(kind, "solid", "part_solid", "ggn", "juxtapleural")],
});
export const volume = number(
  "volume_mm3",
  "Volume, where there is no diameter",
  { unit: "mm³", min: 0, max: 10_000_000 },
  { optional: true, when: [when(kind, "solid", "part_solid", "ggn", "juxtapleural")] },
);
export const solidPart = millimetres("solid_mm", "Mean diameter of the solid component", {
  when: [when(kind, "part_solid")],
});
export const location = choice(
  "location",
  "Airway",
  [
    { value: "subsegmental", label: "Subsegmental" },
    { value: "segmental_or_proximal", label: "Segmental or more proximal" },
  ],
  { when: [when(kind, "airway")] },
);
export const airwayStatus = choice("airway_status", "History of the nodule", [baseline, fresh, stable, growing], {
  when: [when(kind, "airway")],
});

type CystRow = { value: string; label: string; category: LungCategory | null };
/** Lung-RADS v2022, atypical pulmonary cysts. */
export const cyst = choice(
  "feature",
  "The cyst",
  [
    { value: "thin_walled_unilocular", label: "Thin-walled, unilocular", category: null },
    {
      value: "thick_walled_growing_cystic_component",
      label: "Thick-walled, its cystic component growing",
      category: "3",
    },
    { value: "thick_walled", label: "Thick-walled at baseline", category: "4A" },
    { value: "multilocular", label: "Multilocular at baseline", category: "4A" },
    { value: "becomes_multilocular", label: "Thin- or thick-walled, becoming multilocular", category: "4A" },
    {
      value: "thick_walled_growing_wall_or_nodule",
      label: "Thick-walled, its wall or nodularity growing",
      category: "4B",
    },
    { value: "growing_multilocular", label: "Multilocular and growing", category: "4B" },
    {
      value: "multilocular_increased_loculation_or_opacity",
      label: "Multilocular, with more loculation or new or more opacity",
      category: "4B",
    },
  ] satisfies readonly CystRow[],
  { when: [when(kind, "cyst")] },
);

type EventRow = { value: string; label: string; category: LungCategory };
/** Lung-RADS v2022, stepped management. */
export const event = choice(
  "event",
  "What became of it",
  [
    {
      value: "3_stable_or_smaller_at_6_months",
      label: "Category 3, stable or smaller at 6 months",
      category: "2",
    },
    {
      value: "4A_stable_or_smaller_at_3_months",
      label: "Category 4A (not in an airway), stable or smaller at 3 months",
      category: "3",
    },
    {
      value: "4A_airway_persistent_at_3_months",
      label: "Category 4A in an airway, persisting at 3 months",
      category: "4B",
    },
    { value: "4B_proven_benign", label: "Category 4B, proven benign by work-up", category: "2" },
    {
      value: "slow_growth_over_several_screens",
      label: "Solid or part-solid, slowly growing over several screenings",
      category: "4B",
    },
  ] satisfies readonly EventRow[],
  { when: [when(kind, "followup")] },
);

export const suspicious = flag("additional_suspicious_features", "Further features that raise suspicion", {
  help: "Spiculation, enlarged lymph nodes, metastasis, a ground-glass nodule that doubles in a year … Makes 4X of 3 or 4.",
  when: [when(kind, "solid", "part_solid", "ggn", "juxtapleural", "airway", "cyst", "followup")],
});
export const modifierS = flag("modifier_s", "Significant finding that is not lung cancer (S)");
