import type { Layout } from "../../viewer/layout.ts";
import type { WindowPreset } from "../../viewer/window-presets.ts";

/** What a viewport of a hanging is to show. */
export type CellRule = {
  /** The examination that the question is about, or the newest earlier one that is like it. */
  of: "current" | "prior";
  /** Which of the fitting series, from 0; in a prior the one like the same place of the current examination. */
  nth?: number;
  plane?: "axial" | "coronal" | "sagittal";
  view?: { laterality: "R" | "L"; view: "CC" | "MLO" } | { view: "front" | "side" };
  /** The first series of this modality. */
  modality?: string;
  preset?: WindowPreset["name"];
};

export type HangingName =
  | "single"
  | "compare"
  | "lung"
  | "planes"
  | "sequences"
  | "sequences-compare"
  | "breast"
  | "breast-compare"
  | "two-views"
  | "two-views-compare"
  | "fusion";

export type HangingRule = {
  name: HangingName;
  when: {
    /** Of the current examination; empty: any. */
    modalities: readonly string[];
    /** Part of the body as the images or the descriptions name it; null: any. */
    bodyPart: RegExp | null;
    /** Fewest and most earlier examinations. */
    priors: readonly [number, number];
  };
  layout: Layout;
  cells: readonly CellRule[];
};

const any = [0, Number.POSITIVE_INFINITY] as const;
const none = [0, 0] as const;
const some = [1, Number.POSITIVE_INFINITY] as const;

const breastViews = [
  { laterality: "R", view: "CC" },
  { laterality: "L", view: "CC" },
  { laterality: "R", view: "MLO" },
  { laterality: "L", view: "MLO" },
] as const;
const breasts = (of: CellRule["of"]): CellRule[] => breastViews.map((view) => ({ of, view }));
const first = (of: CellRule["of"]): CellRule => ({ of, nth: 0 });
const sequences = (of: CellRule["of"], count: number): CellRule[] =>
  Array.from({ length: count }, (_, nth) => ({ of, nth }));

/**
 * How an examination hangs at first, in the order in which the rules are tried: the first one that applies and whose every viewport of
 * the current examination can be filled. The last ones always can.
 */
export const hangingRules: readonly HangingRule[] = [
  {
    name: "breast-compare",
    when: { modalities: ["MG"], bodyPart: null, priors: some },
    layout: { rows: 2, columns: 4 },
    cells: [...breasts("current"), ...breasts("prior")],
  },
  {
    name: "breast",
    when: { modalities: ["MG"], bodyPart: null, priors: any },
    layout: { rows: 2, columns: 2 },
    cells: breasts("current"),
  },
  {
    name: "two-views-compare",
    when: { modalities: ["CR", "DX"], bodyPart: null, priors: some },
    layout: { rows: 2, columns: 2 },
    cells: [
      { of: "current", view: { view: "front" } },
      { of: "current", view: { view: "side" } },
      { of: "prior", view: { view: "front" } },
      { of: "prior", view: { view: "side" } },
    ],
  },
  {
    name: "two-views",
    when: { modalities: ["CR", "DX"], bodyPart: null, priors: none },
    layout: { rows: 1, columns: 2 },
    cells: [
      { of: "current", view: { view: "front" } },
      { of: "current", view: { view: "side" } },
    ],
  },
  {
    name: "fusion",
    when: { modalities: ["PT"], bodyPart: null, priors: any },
    layout: { rows: 1, columns: 2 },
    cells: [
      { of: "current", modality: "CT" },
      { of: "current", modality: "PT" },
    ],
  },
  {
    name: "sequences-compare",
    when: { modalities: ["MR"], bodyPart: null, priors: some },
    layout: { rows: 2, columns: 2 },
    cells: [...sequences("current", 2), ...sequences("prior", 2)],
  },
  {
    name: "sequences",
    when: { modalities: ["MR"], bodyPart: null, priors: none },
    layout: { rows: 2, columns: 2 },
    cells: sequences("current", 4),
  },
  {
    name: "compare",
    when: { modalities: [], bodyPart: null, priors: some },
    layout: { rows: 1, columns: 2 },
    cells: [first("current"), first("prior")],
  },
  {
    name: "planes",
    when: { modalities: ["CT", "MR"], bodyPart: /SPINE|ABDOMEN|PELVIS/i, priors: none },
    layout: { rows: 1, columns: 3 },
    cells: [
      { of: "current", plane: "axial" },
      { of: "current", plane: "coronal" },
      { of: "current", plane: "sagittal" },
    ],
  },
  {
    name: "lung",
    when: { modalities: ["CT"], bodyPart: /CHEST|THORAX|LUNG/i, priors: none },
    layout: { rows: 1, columns: 2 },
    cells: [
      { of: "current", plane: "axial", preset: "soft-tissue" },
      { of: "current", plane: "axial", preset: "lung" },
    ],
  },
  {
    name: "single",
    when: { modalities: [], bodyPart: null, priors: any },
    layout: { rows: 1, columns: 1 },
    cells: [first("current")],
  },
];
