import {
  type Answers,
  type Calculator,
  type Choice,
  type ChoiceField,
  type Decision,
  noCategory,
} from "./calculator.ts";
import { amount, choice, many, millimetres, pick, pickAll } from "./fields.ts";

/** ACR TI-RADS 2017, chart of points. Foci add up: all that apply. */
const composition = choice("composition", "Composition", [
  { value: "cystic", label: "Cystic or almost completely cystic", points: 0 },
  { value: "spongiform", label: "Spongiform", points: 0 },
  { value: "mixed", label: "Mixed cystic and solid", points: 1 },
  { value: "solid", label: "Solid or almost completely solid", points: 2 },
  { value: "indeterminate", label: "Cannot be determined because of calcification", points: 2 },
]);
const echogenicity = choice("echogenicity", "Echogenicity", [
  { value: "anechoic", label: "Anechoic", points: 0 },
  { value: "hyperechoic_or_isoechoic", label: "Hyperechoic or isoechoic", points: 1 },
  { value: "hypoechoic", label: "Hypoechoic", points: 2 },
  { value: "very_hypoechoic", label: "Very hypoechoic", points: 3 },
  { value: "indeterminate", label: "Cannot be determined", points: 1 },
]);
const shape = choice("shape", "Shape (transverse image)", [
  { value: "wider_than_tall", label: "Wider than tall", points: 0 },
  { value: "taller_than_wide", label: "Taller than wide", points: 3 },
]);
const margin = choice("margin", "Margin", [
  { value: "smooth", label: "Smooth", points: 0 },
  { value: "ill_defined", label: "Ill-defined", points: 0 },
  { value: "lobulated_or_irregular", label: "Lobulated or irregular", points: 2 },
  { value: "extrathyroidal_extension", label: "Extrathyroidal extension", points: 3 },
  { value: "indeterminate", label: "Cannot be determined", points: 0 },
]);
const foci = many("foci", "Echogenic foci (all that apply)", [
  { value: "none_or_large_comet_tail", label: "None, or large comet-tail artefacts", points: 0 },
  { value: "macrocalcifications", label: "Macrocalcifications", points: 1 },
  { value: "peripheral_rim", label: "Peripheral (rim) calcifications", points: 2 },
  { value: "punctate", label: "Punctate echogenic foci", points: 3 },
]);
const size = millimetres("size_mm", "Largest dimension", { from: "longest", optional: true });

/** Levels by points; no row holds 1 point. Sizes in mm: fine-needle aspiration and follow-up from there on. */
const levels = [
  { level: "TR1", words: "benign", from: 0, to: 0, plan: null },
  { level: "TR2", words: "not suspicious", from: 2, to: 2, plan: null },
  { level: "TR3", words: "mildly suspicious", from: 3, to: 3, plan: { fna: 25, follow: 15, years: "1, 3 and 5" } },
  {
    level: "TR4",
    words: "moderately suspicious",
    from: 4,
    to: 6,
    plan: { fna: 15, follow: 10, years: "1, 2, 3 and 5" },
  },
  {
    level: "TR5",
    words: "highly suspicious",
    from: 7,
    to: Number.POSITIVE_INFINITY,
    plan: { fna: 10, follow: 5, years: "1, 2, 3, 4 and 5" },
  },
] as const;

/** The features of which one row is chosen. */
const scored: readonly ChoiceField<Choice & { points: number }>[] = [composition, echogenicity, shape, margin];

type Level = (typeof levels)[number];

function recommend({ level, plan }: Level, millimetres: number | undefined): string {
  if (plan === null) return `No fine-needle aspiration and no follow-up (${level}).`;
  const fna = `fine-needle aspiration ≥ ${plan.fna} mm`;
  const follow = `ultrasound after ${plan.years} years ≥ ${plan.follow} mm`;
  if (millimetres === undefined) return `By the largest dimension (${level}): ${fna}, ${follow}.`;
  if (millimetres >= plan.fna) return `Fine-needle aspiration (${level}, ≥ ${plan.fna} mm).`;
  if (millimetres >= plan.follow)
    return `Follow-up ultrasound after ${plan.years} years (${level}, ≥ ${plan.follow} mm and < ${plan.fna} mm).`;
  return `No fine-needle aspiration and no follow-up (${level}, < ${plan.follow} mm).`;
}

const counted = (words: string, points: number) => `${words}: ${points} ${points === 1 ? "point" : "points"}.`;

function decide(answers: Answers): Decision {
  const spongiform = pick(composition, answers)?.value === "spongiform";
  const steps: string[] = [];
  let points = 0;
  if (spongiform) steps.push("Composition, Spongiform: 0 points, and no further points are added.");
  else {
    for (const field of scored) {
      const row = pick(field, answers);
      if (row === undefined) continue;
      points += row.points;
      steps.push(counted(`${field.label}, ${row.label}`, row.points));
    }
    for (const row of pickAll(foci, answers)) {
      points += row.points;
      steps.push(counted(`Echogenic foci, ${row.label}`, row.points));
    }
  }
  const level = levels.find((each) => each.from <= points && points <= each.to);
  if (level === undefined)
    return noCategory(
      "A total of 1 point has no row in the chart. Please look again at composition and echogenicity: they seldom go together so.",
      steps,
    );
  const range =
    level.to === level.from ? `${level.from}` : level.to > 99 ? "7 or more" : `${level.from} to ${level.to}`;
  return {
    category: level.level,
    score: points,
    reasoning: [...steps, `Total ${points}: ${level.level}, ${level.words} (row: ${range} points).`],
    recommendation: recommend(level, amount(size, answers)),
  };
}

export const tiRads: Calculator = {
  id: "ti-rads",
  title: "Thyroid nodule, ultrasound",
  version: "ACR TI-RADS 2017",
  source: "Tessler FN et al., J Am Coll Radiol 2017;14:587-595",
  fields: [composition, echogenicity, shape, margin, foci, size],
  decide,
};
