import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { amount, choice, flag, millimetres, number, pick, when } from "./fields.ts";

const outside = [
  flag("young", "Younger than 35"),
  flag("cancer", "Known primary cancer"),
  flag("immunosuppressed", "Immunosuppressed"),
  flag("screening", "Found by lung cancer screening"),
];
const type = choice("type", "Nodule", [
  { value: "solid", label: "Solid" },
  { value: "ggn", label: "Pure ground-glass" },
  { value: "part_solid", label: "Part-solid" },
]);
const count = choice("count", "Number", [
  { value: "single", label: "Single" },
  { value: "multiple", label: "Multiple (measure the most suspicious)" },
]);
const long = millimetres("long_mm", "Long axis", { from: "longest", optional: true });
const short = millimetres("short_mm", "Short axis, same image", { from: "shortest", optional: true });
const volume = number(
  "volume_mm3",
  "Volume, where there are no axes",
  { unit: "mm³", min: 0, max: 10_000_000 },
  { optional: true },
);
const solidPart = millimetres("solid_mm", "Solid component", { optional: true, when: [when(type, "part_solid")] });
const risk = choice(
  "risk",
  "Risk of the patient",
  [
    { value: "low", label: "Low" },
    { value: "high", label: "High (smoking, emphysema, fibrosis, upper lobe, spiculation, family history …)" },
  ],
  { when: [when(type, "solid")] },
);

type Band = "< 6 mm" | "6 to 8 mm" | "> 8 mm";

const solidFollow = (first: string) => ({
  low: `CT at ${first} months, then consider CT at 18-24 months`,
  high: `CT at ${first} months, then CT at 18-24 months`,
});
const none = { low: "none", high: "optional CT at 12 months" };
const now = "consider CT at 3 months, PET/CT or tissue sampling";

/** Solid nodules. MacMahon 2017, Table 1, part A. */
const solidTable: Record<"single" | "multiple", Record<Band, Record<"low" | "high", string>>> = {
  single: { "< 6 mm": none, "6 to 8 mm": solidFollow("6-12"), "> 8 mm": { low: now, high: now } },
  multiple: { "< 6 mm": none, "6 to 8 mm": solidFollow("3-6"), "> 8 mm": solidFollow("3-6") },
};

/** Subsolid nodules, < 6 mm and ≥ 6 mm. MacMahon 2017, Table 1, part B. */
const subsolidTable = {
  ggn: ["none", "CT at 6-12 months to confirm persistence, then every 2 years until 5 years"],
  part_solid: [
    "none",
    "CT at 3-6 months to confirm persistence; if unchanged and solid component <6 mm, annual CT for 5 years",
  ],
  multiple: [
    "CT at 3-6 months; if stable consider CT at 2 and 4 years",
    "CT at 3-6 months; then by the most suspicious nodule",
  ],
} as const;

/** The band of a size. Diameters are the mean of both axes in whole millimetres, halves up; volumes stand for 6 and 8 mm. */
function bandOf(answers: Answers): { band: Band; words: string } | null {
  const [long1, short1, cubic] = [amount(long, answers), amount(short, answers), amount(volume, answers)];
  if (long1 !== undefined && short1 !== undefined) {
    const rounded = Math.round((long1 + short1) / 2);
    const band = rounded < 6 ? "< 6 mm" : rounded > 8 ? "> 8 mm" : "6 to 8 mm";
    return {
      band,
      words: `Mean of ${long1} mm and ${short1} mm, in whole millimetres: ${band}, by ${rounded}.`,
    };
  }
  if (cubic === undefined) return null;
  const band = cubic < 100 ? "< 6 mm" : cubic > 250 ? "> 8 mm" : "6 to 8 mm";
  return { band, words: `Volume ${cubic} mm³ (100 and 250 mm³ stand for 6 and 8): ${band}.` };
}

function decide(answers: Answers): Decision {
  const excluded = outside.filter((each) => answers[each.id] === true).map((each) => each.label);
  if (excluded.length > 0)
    return noCategory(
      `The recommendations do not apply: ${excluded.join("; ")}. They are for incidental nodules from 35 years on, without known cancer or immunosuppression.`,
    );
  const [nodule, number1] = [pick(type, answers), pick(count, answers)];
  const size = bandOf(answers);
  if (nodule === undefined || number1 === undefined || size === null)
    return {
      noCategory: "Still to be answered: both axes, or the volume.",
      reasoning: [],
      missing: [long.id, short.id],
    };
  const name = `${number1.value}, ${nodule.label.toLowerCase()}`;
  if (nodule.value === "solid") {
    const level = pick(risk, answers)?.value ?? "low";
    return {
      category: `${name}, ${size.band}, ${level} risk`,
      reasoning: [size.words, `Solid nodules (row: ${number1.value}, ${level} risk; column ${size.band}).`],
      recommendation: solidTable[number1.value][size.band][level],
    };
  }
  const large = size.band !== "< 6 mm";
  const row = number1.value === "multiple" ? "multiple" : nodule.value;
  const suspicious = large && nodule.value === "part_solid" && (amount(solidPart, answers) ?? 0) >= 6;
  return {
    category: `${name}, ${large ? "≥ 6 mm" : "< 6 mm"}`,
    reasoning: [
      size.words,
      `Subsolid nodules (row: ${row.replace("_", "-")}; column ${large ? "≥ 6 mm" : "< 6 mm"}).`,
      ...(suspicious ? ["Solid component ≥ 6 mm: highly suspicious once it persists."] : []),
    ],
    recommendation: `${subsolidTable[row][large ? 1 : 0]}${suspicious ? "; solid component >=6 mm, once persistent: PET/CT, biopsy or resection" : ""}`,
  };
}

export const fleischner: Calculator = {
  id: "fleischner",
  title: "Incidental lung nodule, CT",
  version: "Fleischner 2017",
  source: "MacMahon H et al., Radiology 2017;284:228-243",
  fields: [...outside, type, count, long, short, volume, solidPart, risk],
  decide,
};
