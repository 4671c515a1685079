import * as ask from "./bosniak-fields.ts";
import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { amount, isOn, pick } from "./fields.ts";

const classes = ["I", "II", "IIF", "III", "IV"] as const;
type Class = (typeof classes)[number];
/** A feature with the class it stands for; null where it is one that no class holds. */
type Feature = { class: Class | null; words: string };

/** Bosniak v2019, management. */
const planOf: Record<Class, string> = {
  I: "no follow-up",
  II: "no follow-up",
  IIF: "imaging at 6 months, 12 months, then annually for 5 years",
  III: "urology: surgery or active surveillance",
  IV: "urology: treatment (resection/ablation)",
};

/** Bosniak v2019, CT, homogeneous masses, by attenuation in whole HU (both bounds included). */
const attenuationRows: readonly { phase: string; from: number; to: number; class: Class; words: string }[] = [
  { phase: "protocol", from: -9, to: 20, class: "I", words: "simple fluid, -9 to 20 HU" },
  { phase: "protocol", from: 21, to: 3000, class: "II", words: "nonenhancing, > 20 HU" },
  { phase: "noncontrast", from: -9, to: 20, class: "II", words: "noncontrast, -9 to 20 HU" },
  { phase: "noncontrast", from: 70, to: 3000, class: "II", words: "noncontrast, ≥ 70 HU" },
  { phase: "portal_venous", from: -9, to: 20, class: "I", words: "simple fluid, -9 to 20 HU" },
  { phase: "portal_venous", from: 21, to: 30, class: "II", words: "portal venous phase, 21 to 30 HU" },
];

/** Bosniak v2019, MRI, content. */
const signalRows: Record<"simple" | "t2_csf" | "t1_marked" | "t1fs_heterogeneous", Class> = {
  simple: "I",
  t2_csf: "II",
  t1_marked: "II",
  t1fs_heterogeneous: "IIF",
};

/** Thickness of wall or septa in whole mm: minimally thickened is 3, thick is 4 or more. */
function byThickness(what: string, millimetres: number): Feature[] {
  const whole = Math.round(millimetres);
  if (whole >= 4) return [{ class: "III", words: `${what} ${millimetres} mm, thick (row: ≥ 4 mm)` }];
  if (whole === 3)
    return [{ class: "IIF", words: `${what} ${millimetres} mm, minimally thickened (row: < 4 mm and > 2 mm)` }];
  return [];
}

function septa(answers: Answers): Feature[] {
  const number = pick(ask.septa, answers);
  const thickness = amount(ask.thickest, answers) ?? 0;
  if (number === undefined || number.value === "none") return [];
  if (pick(ask.septaEnhance, answers)?.value === "no") {
    if (pick(ask.modality, answers)?.value === "MRI")
      return [{ class: "II", words: "Nonenhancing septa (row: MRI, any nonenhancing septa)" }];
    if (number.value === "many" || Math.round(thickness) > 2)
      return [{ class: null, words: "Many or thick septa that do not enhance have no row on CT" }];
  }
  const thick = byThickness("Septa", thickness);
  if (thick.length > 0) return thick;
  return number.value === "many"
    ? [{ class: "IIF", words: "Thin septa (row: 4 or more)" }]
    : [{ class: "II", words: "Thin septa (row: 1 to 3)" }];
}

function protrusion(answers: Answers): Feature[] {
  const kind = pick(ask.protrusion, answers)?.value;
  const height = amount(ask.height, answers) ?? 0;
  if (kind === undefined || kind === "none" || height === 0) return [];
  const nodule = kind === "acute" || Math.round(height) >= 4;
  const row =
    kind === "acute"
      ? "any size with acute margins"
      : nodule
        ? "≥ 4 mm with obtuse margins"
        : "< 4 mm with obtuse margins";
  return [
    {
      class: nodule ? "IV" : "III",
      words: `Protrusion of ${height} mm, ${nodule ? "nodule" : "irregularity"} (row: ${row})`,
    },
  ];
}

function content(answers: Answers): Feature[] {
  const signal = pick(ask.signal, answers);
  if (signal !== undefined && signal.value !== "unknown")
    return [{ class: signalRows[signal.value], words: `Content: ${signal.label}` }];
  const phase = pick(ask.phase, answers);
  if (phase?.value === "too_small") return [{ class: "II", words: `Content: ${phase.label}` }];
  const units = amount(ask.attenuation, answers);
  if (phase === undefined || units === undefined) return [];
  const whole = Math.round(units);
  const row = attenuationRows.find((each) => each.phase === phase.value && each.from <= whole && whole <= each.to);
  if (row === undefined)
    return [
      {
        class: null,
        words: `${units} HU (${phase.label.toLowerCase()}) does not characterise the content: it needs contrast or MRI`,
      },
    ];
  return [{ class: row.class, words: `Content ${units} HU (row: ${row.words})` }];
}

function featuresOf(answers: Answers): Feature[] {
  const wall = amount(ask.wall, answers);
  return [
    ...protrusion(answers),
    ...(wall === undefined ? [] : byThickness("Wall", wall)),
    ...septa(answers),
    ...(isOn(ask.calcification, answers) ? [{ class: "II" as const, words: "Calcification (row: of any type)" }] : []),
    ...content(answers),
  ];
}

const rank = (feature: Feature): number => (feature.class === null ? -1 : classes.indexOf(feature.class));

function decide(answers: Answers): Decision {
  if (isOn(ask.outside, answers)) return noCategory("This is no cystic mass in the sense of Bosniak v2019.");
  const features = featuresOf(answers).sort((a, b) => rank(b) - rank(a));
  const steps = features.map((each) => `${each.words}: ${each.class ?? "no class"}.`);
  const highest = features[0]?.class ?? null;
  const unplaced = features.find((each) => each.class === null);
  if (unplaced !== undefined && (highest === null || highest === "I" || highest === "II"))
    return noCategory(`Indeterminate. ${unplaced.words}.`, steps);
  if (highest === null) return noCategory("The content is not described, and no other feature gives a class.");
  if (highest === "I" && amount(ask.wall, answers) === undefined)
    return {
      noCategory: "Still to be answered: the thickness of the wall. Class I needs one of 2 mm or less.",
      reasoning: steps,
      missing: [ask.wall.id],
    };
  return {
    category: highest,
    reasoning: [...steps, `The highest class of any feature: ${highest}.`],
    recommendation: planOf[highest],
  };
}

export const bosniak: Calculator = {
  id: "bosniak",
  title: "Cystic renal mass, CT or MRI",
  version: "Bosniak v2019",
  source: "Silverman SG et al., Radiology 2019;292:475-488",
  fields: [
    ask.modality,
    ask.outside,
    ask.wall,
    ask.septa,
    ask.thickest,
    ask.septaEnhance,
    ask.protrusion,
    ask.height,
    ask.calcification,
    ask.phase,
    ask.attenuation,
    ask.signal,
  ],
  decide,
};
