import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { amount, choice, flag, isOn, millimetres, pick, when } from "./fields.ts";

const population = choice("population", "Adult with cirrhosis, chronic hepatitis B, or current or prior HCC", [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No, or cirrhosis of vascular or congenital cause" },
]);
const first = choice(
  "first",
  "Is one of these so?",
  [
    { value: "table", label: "None of these: go by the table" },
    { value: "nc", label: "Cannot be categorised: images degraded or missing" },
    { value: "tiv", label: "Definite tumour in vein" },
    { value: "benign_definite", label: "Definitely benign" },
    { value: "benign_probable", label: "Probably benign" },
    { value: "targetoid", label: "Probably or definitely malignant, not specific for HCC (targetoid …)" },
  ],
  { help: "Unsure about tumour in vein: not tumour in vein.", when: [when(population, "yes")] },
);
const table = [when(first, "table")];
const aphe = choice(
  "aphe",
  "Arterial phase hyperenhancement",
  [
    { value: "none", label: "None" },
    { value: "nonrim", label: "Nonrim" },
    { value: "rim", label: "Rim" },
  ],
  { when: table, help: "Unsure about a major feature: absent." },
);
const size = millimetres("size_mm", "Size", { from: "longest", when: table });
const washout = flag("washout", "Nonperipheral washout", { when: table });
const capsule = flag("capsule", "Enhancing capsule", { when: table });
const growth = flag("threshold_growth", "Threshold growth (≥ 50 % larger within 6 months)", { when: table });
const categorised = [when(first, "table", "benign_definite", "benign_probable")];
const malignant = flag("ancillary_malignant", "Ancillary features that favour malignancy (optional)", {
  when: categorised,
  help: "Subthreshold growth, restricted diffusion, mild to moderate T2 hyperintensity, corona, fat or iron sparing, hypointense in the transitional or hepatobiliary phase, seen by ultrasound; nonenhancing capsule, nodule in nodule, mosaic, blood, fat.",
});
const benign = flag("ancillary_benign", "Ancillary features that favour benignity (optional)", {
  when: categorised,
  help: "Stable for 2 years or more, smaller, parallels the blood pool, undistorted vessels, iron, marked T2 hyperintensity, isointense in the hepatobiliary phase.",
});

type Level = "LR-1" | "LR-2" | "LR-3" | "LR-4" | "LR-5";
type Cell = Level | "split";

/** CT/MRI LI-RADS v2018, diagnostic table: cells for 0, 1, and 2 or more of washout, capsule and threshold growth. */
const rows: readonly { aphe: string; from: number; to: number; cells: readonly [Cell, Cell, Cell] }[] = [
  { aphe: "none", from: 0, to: 20, cells: ["LR-3", "LR-3", "LR-4"] },
  { aphe: "none", from: 20, to: Number.POSITIVE_INFINITY, cells: ["LR-3", "LR-4", "LR-4"] },
  { aphe: "nonrim", from: 0, to: 10, cells: ["LR-3", "LR-4", "LR-4"] },
  { aphe: "nonrim", from: 10, to: 20, cells: ["LR-3", "split", "LR-5"] },
  { aphe: "nonrim", from: 20, to: Number.POSITIVE_INFINITY, cells: ["LR-4", "LR-5", "LR-5"] },
];

/** Observations that are categorised before the table is asked. */
const before = {
  nc: { category: "LR-NC", plan: "Repeat or alternative diagnostic imaging within 3 months." },
  tiv: { category: "LR-TIV", plan: "Multidisciplinary discussion; may include biopsy." },
  targetoid: { category: "LR-M", plan: "Multidisciplinary discussion; often biopsy." },
} as const;

/** CT/MRI LI-RADS v2018, management. */
const planOf: Record<Level, string> = {
  "LR-1": "Return to surveillance in 6 months.",
  "LR-2": "Return to surveillance in 6 months; consider repeat diagnostic imaging within 6 months.",
  "LR-3": "Repeat or alternative diagnostic imaging in 3-6 months.",
  "LR-4": "Multidisciplinary discussion; may include biopsy; else repeat imaging within 3 months.",
  "LR-5": "HCC confirmed; multidisciplinary discussion of treatment.",
};

const ladder: readonly Level[] = ["LR-1", "LR-2", "LR-3", "LR-4", "LR-5"];

/** One up, but never to LR-5; one down; both favoured: no change. */
function adjust(level: Level, answers: Answers): { level: Level; steps: string[] } {
  const [bad, good] = [isOn(malignant, answers), isOn(benign, answers)];
  if (bad && good) return { level, steps: ["Ancillary features favour both malignancy and benignity: no change."] };
  if (!bad && !good) return { level, steps: [] };
  const at = ladder.indexOf(level);
  const to = bad ? (level === "LR-5" ? at : Math.min(at + 1, ladder.indexOf("LR-4"))) : Math.max(at - 1, 0);
  const changed = ladder[to] ?? level;
  const why = bad
    ? "Ancillary features favour malignancy: one category up, at most to LR-4"
    : "Ancillary features favour benignity: one category down";
  return { level: changed, steps: [`${why}: ${changed === level ? `stays ${level}` : changed}.`] };
}

const placed = (level: Level, steps: string[], answers: Answers): Decision => {
  const adjusted = adjust(level, answers);
  return {
    category: adjusted.level,
    reasoning: [...steps, ...adjusted.steps],
    recommendation: planOf[adjusted.level],
  };
};

function byTable(answers: Answers): Decision {
  const [enhancement, millimetres1] = [pick(aphe, answers), amount(size, answers)];
  if (enhancement === undefined || millimetres1 === undefined) return noCategory("Enhancement and size are needed.");
  if (enhancement.value === "rim")
    return {
      category: before.targetoid.category,
      reasoning: ["Rim arterial phase hyperenhancement is targetoid: LR-M, before the table."],
      recommendation: before.targetoid.plan,
    };
  const row = rows.find(
    (each) => each.aphe === enhancement.value && each.from <= millimetres1 && millimetres1 < each.to,
  );
  const present = [washout, capsule, growth].filter((each) => isOn(each, answers));
  const cell = row?.cells[present.length > 1 ? 2 : present.length];
  if (row === undefined || cell === undefined) return noCategory("The table has no row for this.");
  const level = cell === "split" ? (isOn(capsule, answers) ? "LR-4" : "LR-5") : cell;
  const range = [row.from === 0 ? "" : `≥ ${row.from} mm`, row.to > 500 ? "" : `< ${row.to} mm`];
  const names = present.map((each) => each.label.replace(/ \(.*/, "").toLowerCase()).join(", ");
  const steps = [
    `${enhancement.value === "none" ? "No" : "Nonrim"} arterial phase hyperenhancement, ${millimetres1} mm, additional major features: ${present.length} (${names === "" ? "none" : names}).`,
    `Table (row: ${row.aphe === "none" ? "no APHE" : "nonrim APHE"}, ${range.filter((each) => each !== "").join(" to ")}; column ${Math.min(present.length, 2)}${present.length > 1 ? " or more" : ""}): ${level}${cell === "split" ? " (split cell: capsule LR-4, washout or threshold growth LR-5)" : ""}.`,
  ];
  return placed(level, steps, answers);
}

function decide(answers: Answers): Decision {
  if (pick(population, answers)?.value === "no") return noCategory("LI-RADS does not apply to this patient.");
  const chosen = pick(first, answers);
  switch (chosen?.value) {
    case "nc":
    case "tiv":
    case "targetoid": {
      const { category, plan } = before[chosen.value];
      return { category, reasoning: [`${chosen.label}: ${category}, before the table.`], recommendation: plan };
    }
    case "benign_definite":
      return placed("LR-1", ["Definitely benign: LR-1, before the table."], answers);
    case "benign_probable":
      return placed("LR-2", ["Probably benign: LR-2, before the table."], answers);
    default:
      return byTable(answers);
  }
}

export const liRads: Calculator = {
  id: "li-rads",
  title: "Liver observation at risk of HCC, CT or MRI",
  version: "ACR CT/MRI LI-RADS v2018",
  source: "ACR CT/MRI LI-RADS v2018 Core",
  fields: [population, first, aphe, size, washout, capsule, growth, malignant, benign],
  decide,
};
