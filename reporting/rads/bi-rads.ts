import { type Answers, type Calculator, type Decision, type NotCategorised, noCategory } from "./calculator.ts";
import { amount, choice, flag, number, pick, when } from "./fields.ts";

type Row = { value: string; label: string; plan: string; likelihood: string | null };

/**
 * ACR BI-RADS 5th ed., assessment categories, in the order in which the more suspicious one stands for the whole examination
 * (appendix: 1, 2, 3, 6, 0, 4, 5).
 */
const categories = [
  { value: "1", label: "negative", plan: "routine screening", likelihood: "0%" },
  { value: "2", label: "benign", plan: "routine screening", likelihood: "0%" },
  {
    value: "3",
    label: "probably benign",
    plan: "short-interval (6-month) follow-up or continued surveillance",
    likelihood: ">0% to <=2%",
  },
  {
    value: "6",
    label: "known biopsy-proven malignancy",
    plan: "surgical excision when clinically appropriate",
    likelihood: null,
  },
  {
    value: "0",
    label: "incomplete",
    plan: "recall for additional imaging and/or comparison with priors",
    likelihood: null,
  },
  { value: "4", label: "suspicious", plan: "tissue diagnosis", likelihood: ">2% to <95%" },
  { value: "4A", label: "low suspicion", plan: "tissue diagnosis", likelihood: ">2% to <=10%" },
  { value: "4B", label: "moderate suspicion", plan: "tissue diagnosis", likelihood: ">10% to <=50%" },
  { value: "4C", label: "high suspicion", plan: "tissue diagnosis", likelihood: ">50% to <95%" },
  { value: "5", label: "highly suggestive of malignancy", plan: "tissue diagnosis", likelihood: ">=95%" },
] as const satisfies readonly Row[];

type CategoryRow = (typeof categories)[number];
const orderForReaders = ["0", "1", "2", "3", "4", "4A", "4B", "4C", "5", "6"];

const assessments = [
  { value: "none", label: "Not examined" },
  ...[...categories]
    .sort((a, b) => orderForReaders.indexOf(a.value) - orderForReaders.indexOf(b.value))
    .map(({ value, label }) => ({ value, label: `${value}: ${label}` })),
  { value: "likelihood", label: "By the likelihood of malignancy" },
];

const exam = choice("exam", "Examination", [
  { value: "diagnostic", label: "Diagnostic" },
  { value: "screening", label: "Screening" },
]);
const breast = (id: string, label: string) => {
  const assessment = choice(id, label, assessments);
  const likelihood = number(
    `${id}_pct`,
    `${label}: likelihood of malignancy`,
    { unit: "%", min: 0, max: 100 },
    { when: [when(assessment, "likelihood")] },
  );
  return { label, assessment, likelihood };
};
const [right, left] = [breast("right", "Right breast"), breast("left", "Left breast")];
const proven = flag("biopsy_proven", "The malignancy is proven by biopsy", {
  help: "Category 6 needs it.",
});
/** ACR BI-RADS 5th ed., breast composition. */
const density = choice(
  "density",
  "Breast composition",
  [
    { value: "a", label: "a: almost entirely fatty", dense: false },
    { value: "b", label: "b: scattered fibroglandular density", dense: false },
    { value: "c", label: "c: heterogeneously dense, may obscure small masses", dense: true },
    { value: "d", label: "d: extremely dense, lowers sensitivity", dense: true },
  ],
  { optional: true },
);

/** Category by likelihood in per cent: the upper bound of each row, included. 0 % is 2 here; 1 where nothing is described. */
const byLikelihood: readonly { to: number; category: CategoryRow["value"] }[] = [
  { to: 0, category: "2" },
  { to: 2, category: "3" },
  { to: 10, category: "4A" },
  { to: 50, category: "4B" },
];

function categoryOf(percent: number): CategoryRow["value"] {
  return byLikelihood.find((each) => percent <= each.to)?.category ?? (percent < 95 ? "4C" : "5");
}

type Assessed = { rank: number; words: string };

function assess({ label, assessment, likelihood }: typeof right, answers: Answers): Assessed | NotCategorised | null {
  const chosen = pick(assessment, answers)?.value;
  if (chosen === undefined || chosen === "none") return null;
  const percent = amount(likelihood, answers);
  const value = chosen === "likelihood" ? categoryOf(percent ?? 0) : chosen;
  const row = categories.find((each) => each.value === value);
  if (row === undefined) return noCategory(`There is no category ${value}.`);
  if (row.value === "6" && answers[proven.id] !== true) return noCategory("6 needs biopsy proof.");
  const how = chosen === "likelihood" ? `likelihood ${percent}%, ` : "";
  return {
    rank: categories.indexOf(row),
    words: `${label}: ${how}${row.value}, ${row.label}${row.likelihood === null ? "" : ` (row: ${row.likelihood})`}.`,
  };
}

function remarks({ value }: CategoryRow, answers: Answers): string[] {
  const row = pick(density, answers);
  return [
    ...(value === "3" && pick(exam, answers)?.value === "screening"
      ? ["Category 3 should follow a diagnostic work-up, not a screening examination."]
      : []),
    ...(value === "0" ? ["Category 0 is not a final assessment."] : []),
    ...(row === undefined ? [] : [`Breast composition ${row.label} (${row.dense ? "dense" : "not dense"}).`]),
  ];
}

function decide(answers: Answers): Decision {
  const assessed = [assess(right, answers), assess(left, answers)].filter((each) => each !== null);
  const refused = assessed.find((each) => "noCategory" in each);
  if (refused !== undefined && "noCategory" in refused) return refused;
  const breasts = assessed.filter((each) => "rank" in each);
  const overall = categories[Math.max(-1, ...breasts.map((each) => each.rank))];
  if (overall === undefined) return noCategory("Neither breast was examined.");
  return {
    category: overall.value,
    reasoning: [
      ...breasts.map((each) => each.words),
      ...(breasts.length > 1 ? [`The examination as a whole: ${overall.value}, the most suspicious of both.`] : []),
      ...remarks(overall, answers),
    ],
    recommendation: overall.plan,
  };
}

export const biRads: Calculator = {
  id: "bi-rads",
  title: "Breast",
  version: "ACR BI-RADS 5th ed.",
  source: "ACR BI-RADS Atlas, 5th edition, 2013",
  fields: [exam, right.assessment, right.likelihood, left.assessment, left.likelihood, proven, density],
  decide,
};
