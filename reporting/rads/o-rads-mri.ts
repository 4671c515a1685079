import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { choice, flag, isOn, pick, when } from "./fields.ts";

type Score = 0 | 1 | 2 | 3 | 4 | 5;

const lesion = choice("lesion", "Lesion", [
  { value: "incomplete", label: "Examination incomplete" },
  { value: "normal", label: "Normal ovary; follicle, haemorrhagic cyst or corpus luteum ≤ 30 mm before menopause" },
  { value: "paraovarian", label: "Paraovarian cyst" },
  { value: "unilocular", label: "Unilocular cyst, no lipid, no solid tissue" },
  { value: "multilocular", label: "Multilocular cyst, no lipid, no solid tissue" },
  { value: "lipid", label: "Lesion with lipid" },
  { value: "tube", label: "Dilated fallopian tube, no solid tissue" },
  { value: "solid", label: "Lesion with enhancing solid tissue, no lipid" },
]);
const wall = choice(
  "wall",
  "Enhancement of the wall",
  [
    { value: "none", label: "None" },
    { value: "smooth", label: "Smooth" },
  ],
  { when: [when(lesion, "unilocular")] },
);
const fluid = choice(
  "fluid",
  "Fluid",
  [
    { value: "simple", label: "Simple", score: 2 },
    { value: "endometriotic", label: "Endometriotic", score: 2 },
    { value: "other", label: "Proteinaceous, haemorrhagic or mucinous", score: 3 },
  ],
  { when: [when(wall, "smooth")] },
);
const septa = choice(
  "septa",
  "Septa and wall",
  [
    { value: "smooth", label: "Smooth" },
    { value: "irregular", label: "Irregular" },
  ],
  { when: [when(lesion, "multilocular")] },
);
const lipid = choice(
  "lipid_solid",
  "Enhancing solid tissue",
  [
    { value: "none", label: "None (a Rokitansky nodule may enhance minimally)", score: 2 },
    { value: "large", label: "Large volume", score: 4 },
  ],
  { when: [when(lesion, "lipid")] },
);
const tube = choice(
  "tube",
  "Tube",
  [
    { value: "simple_thin", label: "Simple fluid, thin smooth wall", score: 2 },
    { value: "simple_thick", label: "Simple fluid, thick smooth wall", score: 3 },
    { value: "other_thin", label: "Other fluid, thin smooth wall", score: 3 },
    { value: "other_thick", label: "Other fluid, thick wall", score: null },
  ],
  { when: [when(lesion, "tube")] },
);
const solid = choice(
  "solid",
  "Solid tissue",
  [
    { value: "dark", label: "Homogeneously dark on T2 and DWI", score: 2 },
    { value: "tic_low", label: "Low-risk time-intensity curve", score: 3 },
    { value: "tic_intermediate", label: "Intermediate-risk time-intensity curve", score: 4 },
    { value: "tic_high", label: "High-risk time-intensity curve", score: 5 },
    { value: "less", label: "No dynamic series: enhances as myometrium or less at 30-40 s", score: 4 },
    { value: "more", label: "No dynamic series: enhances more than myometrium at 30-40 s", score: 5 },
  ],
  { when: [when(lesion, "solid")] },
);
const peritoneum = flag("peritoneum", "Peritoneal, mesenteric or omental nodularity or irregular thickening");

const risk: Record<Score, string> = {
  0: "incomplete",
  1: "normal ovary",
  2: "almost certainly benign, < 0.5 %",
  3: "low risk, about 5 %",
  4: "intermediate risk, about 50 %",
  5: "high risk, about 90 %",
};

type Found = { score: Score | null; words: string };

function find(answers: Answers): Found {
  const chosen = pick(lesion, answers);
  const words = chosen?.label ?? "Lesion";
  const of = (row: { label: string; score: Score | null } | undefined): Found => ({
    score: row?.score ?? null,
    words: `${words}: ${row?.label.toLowerCase() ?? "not described"}`,
  });
  switch (chosen?.value) {
    case "incomplete":
      return { score: 0, words };
    case "normal":
      return { score: 1, words: "Normal ovary or physiological cyst" };
    case "paraovarian":
      return { score: 2, words };
    case "unilocular": {
      if (pick(wall, answers)?.value === "none")
        return { score: 2, words: `${words}: no enhancement of the wall, any fluid` };
      const { score, words: detail } = of(pick(fluid, answers));
      return { score, words: `${detail} fluid, smooth enhancing wall` };
    }
    case "multilocular":
      return pick(septa, answers)?.value === "smooth"
        ? { score: 3, words: `${words}: smooth septa and wall` }
        : { score: null, words: `${words}: irregular septa or wall count as solid tissue` };
    case "lipid":
      return of(pick(lipid, answers));
    case "tube":
      return of(pick(tube, answers));
    default:
      return of(pick(solid, answers));
  }
}

function decide(answers: Answers): Decision {
  const chosen = pick(lesion, answers);
  if (isOn(peritoneum, answers) && chosen?.value !== "incomplete")
    return {
      category: "5",
      score: 5,
      reasoning: ["Peritoneal, mesenteric or omental nodularity: 5.", `O-RADS MRI 5: ${risk[5]}.`],
    };
  const { score, words } = find(answers);
  if (score === null) return noCategory(`The table has no row for this: ${words}.`);
  return {
    category: `${score}`,
    score,
    reasoning: [`Row ${words}: ${score}.`, `O-RADS MRI ${score}: ${risk[score]}.`],
  };
}

export const oRadsMri: Calculator = {
  id: "o-rads-mri",
  title: "Adnexal lesion, MRI",
  version: "O-RADS MRI 2020",
  source: "Thomassin-Naggara I et al., JAMA Netw Open 2020;3:e1919896",
  fields: [lesion, wall, fluid, septa, lipid, tube, solid, peritoneum],
  decide,
};
