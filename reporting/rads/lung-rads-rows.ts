/** Sizes at which a category begins, each with the volume that stands for it: mm, mm³. Lung-RADS v2022 gives both. */
export const volumeOf = { 0: 0, 4: 34, 6: 113, 8: 268, 10: 524, 15: 1767, 30: 14_137 } as const;
export type Step = keyof typeof volumeOf;

export type LungCategory = "0" | "1" | "2" | "3" | "4A" | "4B";

/** One line of a nodule's part of the table: its history, and from (included) and to (excluded) in mm; null: no upper end. */
export type SizeRow = { status: readonly string[]; from: Step; to: Step | null; category: LungCategory };

/** Lung-RADS v2022, solid nodules, by mean diameter. */
export const solidRows: readonly SizeRow[] = [
  { status: ["baseline"], from: 0, to: 6, category: "2" },
  { status: ["baseline"], from: 6, to: 8, category: "3" },
  { status: ["baseline"], from: 8, to: 15, category: "4A" },
  { status: ["baseline"], from: 15, to: null, category: "4B" },
  { status: ["new"], from: 0, to: 4, category: "2" },
  { status: ["new"], from: 4, to: 6, category: "3" },
  { status: ["new"], from: 6, to: 8, category: "4A" },
  { status: ["new"], from: 8, to: null, category: "4B" },
  { status: ["growing"], from: 0, to: 8, category: "4A" },
  { status: ["growing"], from: 8, to: null, category: "4B" },
];

/** Non-solid (ground-glass) nodules, by mean diameter. Growing at 30 mm or more has a row only where the growth is slow. */
export const groundGlassRows: readonly SizeRow[] = [
  { status: ["baseline", "new", "growing", "stable", "slowly_growing"], from: 0, to: 30, category: "2" },
  { status: ["stable", "slowly_growing"], from: 30, to: null, category: "2" },
  { status: ["baseline", "new"], from: 30, to: null, category: "3" },
];

/** Solid, smooth, oval, lentiform or triangular nodules at the pleura, by mean diameter. */
export const juxtapleuralRows: readonly SizeRow[] = [{ status: ["baseline", "new"], from: 0, to: 10, category: "2" }];

/** Part-solid nodules: by the whole, and where that does not settle it (null), by the solid component. */
export const partSolidRows: readonly (SizeRow & { of: "whole" | "solid" })[] = [
  { of: "whole", status: ["baseline"], from: 0, to: 6, category: "2" },
  { of: "whole", status: ["new"], from: 0, to: 6, category: "3" },
  { of: "solid", status: ["baseline"], from: 0, to: 6, category: "3" },
  { of: "solid", status: ["baseline"], from: 6, to: 8, category: "4A" },
  { of: "solid", status: ["baseline"], from: 8, to: null, category: "4B" },
  { of: "solid", status: ["new", "solid_component_new_or_growing"], from: 0, to: 4, category: "4A" },
  { of: "solid", status: ["new", "solid_component_new_or_growing"], from: 4, to: null, category: "4B" },
];

/** Airway nodules. Proximal: a note of v2022 puts them in 4A when first seen; persisting at 3 months, stable or growing, in 4B. */
export const airwayRows: readonly { location: string; status: readonly string[]; category: LungCategory }[] = [
  { location: "subsegmental", status: ["baseline", "new", "stable"], category: "2" },
  { location: "segmental_or_proximal", status: ["baseline", "new"], category: "4A" },
  { location: "segmental_or_proximal", status: ["stable", "growing"], category: "4B" },
];

/** Management by category. */
export const managementOf: Readonly<Record<LungCategory | "4X", string>> = {
  "0": "prior CT comparison, or additional CT, or 1-3 month LDCT when infectious/inflammatory",
  "1": "12-month screening LDCT",
  "2": "12-month screening LDCT",
  "3": "6-month LDCT",
  "4A": "3-month LDCT; PET/CT may be considered if solid nodule/component >=8 mm",
  "4B": "referral/diagnostic work-up: diagnostic chest CT +/- contrast, PET/CT if solid part >=8 mm, tissue sampling",
  "4X": "as 4B: referral/diagnostic work-up: diagnostic chest CT +/- contrast, PET/CT if solid part >=8 mm, tissue sampling",
};
