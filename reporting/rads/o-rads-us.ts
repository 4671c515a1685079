import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { amount, choice, flag, isOn, millimetres, pick, when } from "./fields.ts";

const type = choice("type", "Lesion", [
  { value: "incomplete", label: "Examination incomplete" },
  { value: "normal", label: "Normal ovary: follicle or corpus luteum of 30 mm or less before menopause" },
  { value: "simple", label: "Simple cyst" },
  { value: "unilocular_smooth", label: "Unilocular cyst, smooth, not simple" },
  { value: "bilocular", label: "Bilocular cyst, smooth, no solid component" },
  { value: "classic_ovarian", label: "Typical haemorrhagic cyst, dermoid or endometrioma" },
  { value: "classic_extraovarian", label: "Typical paraovarian cyst, peritoneal inclusion cyst or hydrosalpinx" },
  { value: "irregular_unilocular", label: "Unilocular cyst, irregular inner wall, no solid component" },
  { value: "multilocular", label: "Multilocular cyst, smooth, no solid component" },
  { value: "irregular_multilocular", label: "Bi- or multilocular cyst, irregular, no solid component" },
  { value: "unilocular_solid", label: "Unilocular cyst with solid component (≥ 3 mm high)" },
  { value: "bi_multilocular_solid", label: "Bi- or multilocular cyst with solid component (≥ 3 mm high)" },
  { value: "solid", label: "Solid lesion (80 % or more solid)" },
]);
const size = millimetres("size_mm", "Largest dimension", {
  from: "longest",
  when: [when(type, "simple", "unilocular_smooth", "bilocular", "classic_ovarian", "multilocular")],
});
const menopause = choice(
  "menopause",
  "Menopause",
  [
    { value: "pre", label: "Before menopause" },
    { value: "post", label: "After menopause" },
  ],
  { when: [when(type, "simple")] },
);
const colour = choice(
  "cs",
  "Colour score",
  [
    { value: "1", label: "1: no flow", score: 1 },
    { value: "2", label: "2: minimal flow", score: 2 },
    { value: "3", label: "3: moderate flow", score: 3 },
    { value: "4", label: "4: very strong flow", score: 4 },
  ],
  { when: [when(type, "multilocular", "bi_multilocular_solid", "solid")] },
);
const papillary = choice(
  "papillary",
  "Papillary projections",
  [
    { value: "0-3", label: "0 to 3", many: false },
    { value: "4+", label: "4 or more", many: true },
  ],
  { when: [when(type, "unilocular_solid")] },
);
const outline = choice(
  "outline",
  "Outer contour",
  [
    { value: "smooth", label: "Smooth" },
    { value: "irregular", label: "Irregular" },
  ],
  { when: [when(type, "solid")] },
);
const shadowing = flag("shadowing", "Diffuse or broad shadowing", { when: [when(type, "solid")] });
const ascites = flag("ascites", "Ascites or peritoneal nodules");

/** The facts that rows ask for. */
type Facts = {
  type: string;
  mm: number;
  cs: number;
  pre: boolean;
  papillary: boolean;
  irregular: boolean;
  shadowing: boolean;
};
type Score = 0 | 1 | 2 | 3 | 4 | 5;
type Row = { type: readonly string[]; score: Score; words: string; holds?: (facts: Facts) => boolean };

const small = (facts: Facts) => facts.mm < 100;

/** O-RADS US v2022, risk table; of the rows for a lesion the first that holds. */
const rows: readonly Row[] = [
  { type: ["incomplete"], score: 0, words: "incomplete evaluation" },
  { type: ["normal"], score: 1, words: "normal ovary" },
  {
    type: ["simple"],
    score: 1,
    words: "follicle, ≤ 30 mm before menopause",
    holds: (facts) => facts.pre && facts.mm <= 30,
  },
  { type: ["simple"], score: 2, words: "simple cyst < 100 mm", holds: small },
  { type: ["simple"], score: 3, words: "unilocular smooth ≥ 100 mm" },
  { type: ["unilocular_smooth", "bilocular"], score: 2, words: "uni- or bilocular smooth < 100 mm", holds: small },
  { type: ["unilocular_smooth", "bilocular"], score: 3, words: "uni- or bilocular smooth ≥ 100 mm" },
  { type: ["classic_ovarian"], score: 2, words: "typical benign ovarian lesion < 100 mm", holds: small },
  { type: ["classic_ovarian"], score: 3, words: "typical benign ovarian lesion ≥ 100 mm" },
  { type: ["classic_extraovarian"], score: 2, words: "typical benign extraovarian lesion, any size" },
  { type: ["irregular_unilocular"], score: 3, words: "unilocular irregular, any size" },
  {
    type: ["multilocular"],
    score: 4,
    words: "multilocular smooth, any size, colour score 4",
    holds: (facts) => facts.cs === 4,
  },
  { type: ["multilocular"], score: 3, words: "multilocular smooth < 100 mm, colour score 1 to 3", holds: small },
  { type: ["multilocular"], score: 4, words: "multilocular smooth ≥ 100 mm, colour score 1 to 3" },
  { type: ["irregular_multilocular"], score: 4, words: "bi- or multilocular irregular, any size" },
  {
    type: ["unilocular_solid"],
    score: 5,
    words: "unilocular, 4 or more papillary projections",
    holds: (facts) => facts.papillary,
  },
  { type: ["unilocular_solid"], score: 4, words: "unilocular with solid component, 0 to 3 papillary projections" },
  {
    type: ["bi_multilocular_solid"],
    score: 5,
    words: "bi- or multilocular with solid component, colour score 3 or 4",
    holds: (facts) => facts.cs >= 3,
  },
  { type: ["bi_multilocular_solid"], score: 4, words: "bi- or multilocular with solid component, colour score 1 or 2" },
  { type: ["solid"], score: 5, words: "solid irregular, any size", holds: (facts) => facts.irregular },
  { type: ["solid"], score: 5, words: "solid smooth, colour score 4", holds: (facts) => facts.cs === 4 },
  { type: ["solid"], score: 3, words: "solid smooth, colour score 1", holds: (facts) => facts.cs === 1 },
  {
    type: ["solid"],
    score: 3,
    words: "solid smooth, shadowing, colour score 2 or 3",
    holds: (facts) => facts.shadowing,
  },
  { type: ["solid"], score: 4, words: "solid smooth, not shadowing, colour score 2 or 3" },
];

const risk: Record<Score, string> = {
  0: "not assessed",
  1: "normal ovary",
  2: "almost certainly benign, < 1 %",
  3: "low risk, 1 to < 10 %",
  4: "intermediate risk, 10 to < 50 %",
  5: "high risk, ≥ 50 %",
};
const planOf: Record<Score, string> = {
  0: "Repeat ultrasound, or MRI.",
  1: "None.",
  2: "By the kind of lesion: management table of O-RADS US v2022.",
  3: "If it is not removed, consider follow-up ultrasound within 6 months; ultrasound specialist or MRI; gynaecologist.",
  4: "Ultrasound specialist or MRI; gynaecologist with advice of a gynaecological oncologist, or gynaecological oncologist.",
  5: "Gynaecological oncologist.",
};

/** O-RADS US v2022, management of simple cysts of score 2. */
const simplePlan = ({ mm, pre }: Facts) => (mm <= (pre ? 50 : 30) ? "None." : "Follow-up ultrasound in 12 months.");

function decide(answers: Answers): Decision {
  const lesion = pick(type, answers);
  if (lesion === undefined) return noCategory("The kind of lesion is needed.");
  const facts: Facts = {
    type: lesion.value,
    mm: amount(size, answers) ?? 0,
    cs: pick(colour, answers)?.score ?? 1,
    pre: pick(menopause, answers)?.value === "pre",
    papillary: pick(papillary, answers)?.many === true,
    irregular: pick(outline, answers)?.value === "irregular",
    shadowing: isOn(shadowing, answers),
  };
  const row = rows.find((each) => each.type.includes(facts.type) && (each.holds?.(facts) ?? true));
  if (row === undefined) return noCategory("The table has no row for this.");
  const spread = isOn(ascites, answers);
  const score = spread && row.score >= 3 ? 5 : row.score;
  const about = facts.mm > 0 ? `, ${facts.mm} mm` : "";
  return {
    category: `${score}`,
    score,
    reasoning: [
      `${lesion.label.replace(/ \(.*|:.*/, "")}${about} (row: ${row.words}): ${row.score}.`,
      ...(spread && row.score >= 3 ? ["Ascites or peritoneal nodules: 5."] : []),
      ...(spread && row.score < 3
        ? ["Ascites or peritoneal nodules do not raise 0 to 2: look for another cause."]
        : []),
      `O-RADS ${score}: ${risk[score]}.`,
    ],
    recommendation: score === 2 && facts.type === "simple" ? simplePlan(facts) : planOf[score],
  };
}

export const oRadsUs: Calculator = {
  id: "o-rads-us",
  title: "Adnexal lesion, ultrasound",
  version: "O-RADS US v2022",
  source: "Strachowski LM et al., Radiology 2023;308:e230685",
  fields: [type, size, menopause, colour, papillary, outline, shadowing, ascites],
  decide,
};
