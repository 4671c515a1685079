import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { amount, choice, flag, isOn, millimetres, number, pick, when } from "./fields.ts";

const study = choice("study", "Examination", [
  { value: "adequate", label: "Adequate" },
  { value: "inadequate", label: "Inadequate: a lesion ≥ 10 mm cannot be excluded" },
  { value: "awaiting", label: "Awaiting prior examinations" },
]);
const adequate = [when(study, "adequate")];
const seen = choice(
  "seen",
  "Colon",
  [
    { value: "normal", label: "Normal, or benign (lipoma, inverted diverticulum …)" },
    { value: "lesions", label: "Polyp or mass" },
    { value: "indeterminate", label: "Indeterminate finding" },
    { value: "diverticular", label: "Mass-like diverticular stricture or thickening, likely benign" },
  ],
  { when: adequate },
);
const lesions = [when(seen, "lesions")];
const largest = millimetres("largest_mm", "Largest polyp or mass", { from: "longest", when: lesions });
const small = number(
  "count_6_9",
  "Number of polyps of 6 to 9 mm",
  { unit: "", min: 0, max: 100 },
  { optional: true, when: lesions },
);
const invades = flag("invades", "The lumen is compromised, or the lesion grows beyond the wall", { when: lesions });
const uncertain = flag("uncertain", "Not certainly benign", { when: [when(seen, "diverticular")] });
/** C-RADS 2023, extracolonic findings; E1 and E2 are one. */
const extracolonic = choice(
  "extracolonic",
  "Outside the colon",
  [
    { value: "E0", label: "E0: limited examination" },
    { value: "E1/E2", label: "E1/E2: normal, or unimportant, no work-up" },
    { value: "E3", label: "E3: likely unimportant, incompletely characterised" },
    { value: "E4", label: "E4: potentially important" },
  ],
  { optional: true },
);

/** C-RADS 2023, colonic findings. */
const planOf = {
  C0: "Repeat CT colonography or another test; or compare with the prior examinations when they arrive.",
  C1: "Routine screening every 5-10 years.",
  C2a: "CT colonography in 3 years, or colonoscopy.",
  C2b: "CT colonography in 5 years.",
  C3: "Colonoscopy.",
  C4: "Surgical or oncological consultation.",
} as const;
type Colonic = { category: keyof typeof planOf; why: string; plan?: string };

function polyps(answers: Answers): Colonic | string {
  const size = amount(largest, answers) ?? 0;
  const count = amount(small, answers) ?? (size >= 6 && size < 10 ? 1 : 0);
  if (size < 6 && count > 0) return "Polyps of 6 to 9 mm are counted, and the largest is smaller. Please look again.";
  if (isOn(invades, answers)) return { category: "C4", why: "Lumen compromised or growth beyond the wall" };
  if (size >= 30) return { category: "C4", why: `Mass of ${size} mm (row: ≥ 30 mm)` };
  if (size >= 10) return { category: "C3", why: `Polyp of ${size} mm (row: ≥ 10 mm)` };
  if (count >= 3) return { category: "C3", why: `${count} polyps of 6 to 9 mm (row: 3 or more)` };
  if (size >= 6) return { category: "C2a", why: `Largest polyp ${size} mm (row: 1 or 2 polyps of 6 to 9 mm)` };
  return { category: "C1", why: `Largest polyp ${size} mm (row: no polyp ≥ 6 mm)` };
}

function colonic(answers: Answers): Colonic | string {
  const quality = pick(study, answers);
  if (quality?.value !== "adequate") return { category: "C0", why: quality?.label ?? "Not assessed" };
  switch (pick(seen, answers)?.value) {
    case "normal":
      return { category: "C1", why: "Normal colon or benign finding" };
    case "indeterminate":
      return { category: "C2a", why: "Indeterminate finding" };
    case "diverticular":
      return {
        category: "C2b",
        why: "Diverticular finding, likely benign",
        ...(isOn(uncertain, answers) ? { plan: "CT colonography in 3 years or less." } : {}),
      };
    default:
      return polyps(answers);
  }
}

function decide(answers: Answers): Decision {
  const found = colonic(answers);
  if (typeof found === "string") return noCategory(found);
  const outside = pick(extracolonic, answers);
  return {
    category: outside === undefined ? found.category : `${found.category}, ${outside.value}`,
    reasoning: [
      `${found.why}: ${found.category}.`,
      ...(outside === undefined ? [] : [`Outside the colon, row ${outside.label}.`]),
    ],
    recommendation: found.plan ?? planOf[found.category],
  };
}

export const cRads: Calculator = {
  id: "c-rads",
  title: "CT colonography",
  version: "C-RADS 2023",
  source: "Yee J et al., Radiology 2024;310:e232007",
  fields: [study, seen, largest, small, invades, uncertain, extracolonic],
  decide,
};
