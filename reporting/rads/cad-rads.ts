import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { amount, choice, flag, isOn, number, pick, when } from "./fields.ts";

const percent = { unit: "%", min: 0, max: 100 };
const maximum = number("max_pct", "Largest stenosis, any vessel", percent);
const leftMain = number("left_main_pct", "Stenosis of the left main artery", percent, { optional: true });
const vessels = choice(
  "vessels_ge70",
  "Vessels with a stenosis ≥ 70 %",
  [
    { value: "0", label: "None", count: 0 },
    { value: "1", label: "One", count: 1 },
    { value: "2", label: "Two", count: 2 },
    { value: "3", label: "Three", count: 3 },
  ],
  { optional: true },
);
const nondiagnostic = flag("nondiagnostic", "A segment cannot be assessed");
const plaqueBy = choice(
  "plaque_by",
  "Amount of plaque by",
  [
    { value: "cac", label: "Calcium score (Agatston)" },
    { value: "sis", label: "Segment involvement score" },
  ],
  { optional: true },
);
const score = (id: string, label: string, max: number) =>
  number(id, label, { unit: "", min: 0, max }, { when: [when(plaqueBy, id)] });
const calcium = score("cac", "Calcium score", 20_000);
const segments = score("sis", "Segments with plaque", 16);
const highRisk = flag("hrp", "High-risk plaque (HRP)");
const ischaemia = choice(
  "ischaemia",
  "Ischaemia by CT-FFR or perfusion",
  [
    { value: "I+", label: "Present (I+)" },
    { value: "I-", label: "Absent (I-)" },
    { value: "I+/-", label: "Indeterminate (I+/-)" },
  ],
  { optional: true },
);
const stent = flag("stent", "Stent (S)");
const graft = flag("graft", "Bypass graft (G)");
const exceptions = flag("exceptions", "Not atherosclerotic, e.g. dissection or anomaly (E)");

/** CAD-RADS 2.0, plaque: from this score on. No plaque, no P. */
const plaqueTable = {
  cac: [
    { from: 1000, plaque: "P4", words: "≥ 1000" },
    { from: 301, plaque: "P3", words: "301 to 999" },
    { from: 101, plaque: "P2", words: "101 to 300" },
    { from: 1, plaque: "P1", words: "1 to 100" },
  ],
  sis: [
    { from: 8, plaque: "P4", words: "≥ 8" },
    { from: 5, plaque: "P3", words: "5 to 7" },
    { from: 3, plaque: "P2", words: "3 to 4" },
    { from: 1, plaque: "P1", words: "≤ 2" },
  ],
} as const;

/** CAD-RADS 2.0, stenosis, with what is recommended in stable chest pain. */
const rows = [
  { category: "5", from: 100, words: "100 %", plan: "Consider invasive angiography and/or assessment of viability." },
  {
    category: "4A",
    from: 70,
    words: "70 to 99 %, one or two vessels",
    plan: "Consider invasive angiography or functional assessment.",
  },
  { category: "3", from: 50, words: "50 to 69 %", plan: "Consider functional assessment." },
  { category: "2", from: 25, words: "25 to 49 %", plan: "Preventive therapy and modification of risk factors." },
  {
    category: "1",
    from: Number.MIN_VALUE,
    words: "1 to 24 %, or plaque without stenosis",
    plan: "Preventive therapy and modification of risk factors.",
  },
  { category: "0", from: 0, words: "0 %", plan: "Reassurance; consider causes other than atherosclerosis." },
] as const;
const severe = {
  category: "4B",
  words: "left main ≥ 50 %, or three vessels ≥ 70 %",
  plan: "Invasive angiography is recommended.",
} as const;
const unclear = { category: "N", words: "not diagnostic", plan: "Additional or alternative evaluation." } as const;

function plaque(answers: Answers): { plaque: string; why: string } | null {
  const by = pick(plaqueBy, answers);
  if (by === undefined) return null;
  const counted = amount(by.value === "cac" ? calcium : segments, answers) ?? 0;
  const row = plaqueTable[by.value].find((each) => Math.ceil(counted) >= each.from);
  return row === undefined
    ? null
    : { plaque: row.plaque, why: `${by.label} ${counted}: ${row.plaque} (row: ${row.words}).` };
}

function stenosis(answers: Answers, hasPlaque: boolean) {
  const main = amount(leftMain, answers) ?? 0;
  const largest = Math.max(amount(maximum, answers) ?? 0, main);
  const [first] = rows;
  if (largest >= first.from) return { largest, ...first };
  if (main >= 50 || pick(vessels, answers)?.count === 3) return { largest, ...severe };
  if (isOn(nondiagnostic, answers) && largest < 50) return { largest, ...unclear };
  const row = rows.find((each) => largest >= each.from && !(each.category === "0" && hasPlaque));
  return { largest, ...(row ?? rows[4]) };
}

function decide(answers: Answers): Decision {
  const largest = Math.max(amount(maximum, answers) ?? 0, amount(leftMain, answers) ?? 0);
  const count = pick(vessels, answers)?.count ?? 0;
  if (count > 0 && largest < 70)
    return noCategory(
      "Vessels with a stenosis ≥ 70 % are counted, and the largest stenosis is smaller. Please look again.",
    );
  const amountOfPlaque = plaque(answers);
  const found = stenosis(answers, amountOfPlaque !== null);
  const modifiers: [boolean, string][] = [
    [isOn(nondiagnostic, answers) && found.category !== "N", "N"],
    [isOn(highRisk, answers), "HRP"],
  ];
  const rest: [boolean, string][] = [
    [isOn(stent, answers), "S"],
    [isOn(graft, answers), "G"],
    [isOn(exceptions, answers), "E"],
  ];
  const chosen = (list: [boolean, string][]) => list.filter(([on]) => on).map(([, name]) => name);
  const flow = pick(ischaemia, answers)?.value;
  const added = [
    ...(amountOfPlaque === null ? [] : [amountOfPlaque.plaque]),
    ...chosen(modifiers),
    ...(flow === undefined ? [] : [flow]),
    ...chosen(rest),
  ];
  return {
    category: [found.category, ...added].join("/"),
    reasoning: [
      `Largest stenosis ${found.largest} %: ${found.category} (row: ${found.words}).`,
      ...(amountOfPlaque === null ? [] : [amountOfPlaque.why]),
      ...(added.length === 0 ? [] : [`Modifiers: ${added.join(", ")}.`]),
    ],
    recommendation: `In stable chest pain: ${found.plan}`,
  };
}

export const cadRads: Calculator = {
  id: "cad-rads",
  title: "Coronary arteries, CT",
  version: "CAD-RADS 2.0",
  source: "Cury RC et al., J Cardiovasc Comput Tomogr 2022;16:536-557",
  fields: [
    maximum,
    leftMain,
    vessels,
    nondiagnostic,
    plaqueBy,
    calcium,
    segments,
    highRisk,
    ischaemia,
    stent,
    graft,
    exceptions,
  ],
  decide,
};
