import { type Answers, type Calculator, type Decision, type NotCategorised, noCategory } from "./calculator.ts";
import { amount, isOn, pick } from "./fields.ts";
import * as ask from "./lung-rads-fields.ts";
import {
  airwayRows,
  groundGlassRows,
  juxtapleuralRows,
  type LungCategory,
  managementOf,
  partSolidRows,
  type SizeRow,
  type Step,
  solidRows,
  volumeOf,
} from "./lung-rads-rows.ts";

type Found = { category: LungCategory; steps: string[] };

/** A size as it is compared with the table: by diameter (mm), else by volume (mm³). */
type Measure = { words: string; reaches: (step: Step) => boolean };

function measureOf(answers: Answers): Measure | null {
  const mean = amount(ask.mean, answers);
  if (mean !== undefined) return { words: `mean diameter ${mean} mm`, reaches: (step) => mean >= step };
  const volume = amount(ask.volume, answers);
  if (volume === undefined) return null;
  return { words: `volume ${volume} mm³`, reaches: (step) => volume >= volumeOf[step] };
}

const solidMeasure = (millimetres: number): Measure => ({
  words: `solid component ${millimetres} mm`,
  reaches: (step) => millimetres >= step,
});

const rangeOf = ({ from, to }: SizeRow) =>
  [from === 0 ? "" : `≥ ${from} mm`, to === null ? "" : `< ${to} mm`].filter((each) => each !== "").join(" to ");

function bySize(kind: string, rows: readonly SizeRow[], status: string, measure: Measure): Found | NotCategorised {
  const row = rows.find(
    (each) =>
      each.status.includes(status) && measure.reaches(each.from) && !(each.to !== null && measure.reaches(each.to)),
  );
  const history = status.replaceAll("_", " ");
  if (row === undefined) return noCategory(`The table has no row for this: ${kind}, ${history}, ${measure.words}.`);
  const range = rangeOf(row);
  return {
    category: row.category,
    steps: [
      `${kind}, ${history}, ${measure.words}: ${row.category} (row: ${row.status.map((each) => each.replaceAll("_", " ")).join(", ")}${range === "" ? "" : `, ${range}`}).`,
    ],
  };
}

const sizeMissing: NotCategorised = {
  noCategory: "Still to be answered: the mean diameter, or the volume.",
  reasoning: [],
  missing: [ask.mean.id],
};

function partSolid(answers: Answers, measure: Measure): Found | NotCategorised {
  const status = pick(ask.partSolidStatus, answers)?.value ?? "";
  const solid = amount(ask.solidPart, answers) ?? 0;
  const mean = amount(ask.mean, answers);
  if (mean !== undefined && solid > mean)
    return noCategory("The solid component cannot be larger than the whole nodule. Please look again at the sizes.");
  const whole = bySize(
    "Part-solid nodule",
    partSolidRows.filter((each) => each.of === "whole"),
    status,
    measure,
  );
  if ("category" in whole) return whole;
  return bySize(
    "Part-solid nodule",
    partSolidRows.filter((each) => each.of === "solid"),
    status,
    solidMeasure(solid),
  );
}

function airway(answers: Answers): Found | NotCategorised {
  const [where, status] = [pick(ask.location, answers), pick(ask.airwayStatus, answers)];
  const row = airwayRows.find(
    (each) => each.location === where?.value && status !== undefined && each.status.includes(status.value),
  );
  const words = `Airway nodule, ${where?.label.toLowerCase()}, ${status?.value}`;
  if (row === undefined) return noCategory(`The table has no row for this: ${words}.`);
  return { category: row.category, steps: [`${words}: ${row.category} (row: ${row.status.join(", ")}).`] };
}

function juxtapleural(answers: Answers, measure: Measure): Found | NotCategorised {
  if (!isOn(ask.smooth, answers))
    return noCategory(
      "The juxtapleural row holds only for solid, smooth nodules of oval, lentiform or triangular shape. Please choose the kind by density.",
    );
  const found = bySize(
    "Juxtapleural nodule, solid, smooth, oval, lentiform or triangular",
    juxtapleuralRows,
    pick(ask.juxtapleuralStatus, answers)?.value ?? "",
    measure,
  );
  return "category" in found ? found : noCategory(`${found.noCategory} Please assess it as a solid nodule.`);
}

function nodule(kind: string, answers: Answers): Found | NotCategorised {
  const measure = measureOf(answers);
  if (measure === null) return sizeMissing;
  switch (kind) {
    case "solid":
      return bySize("Solid nodule", solidRows, pick(ask.solidStatus, answers)?.value ?? "", measure);
    case "ggn":
      return bySize("Non-solid nodule", groundGlassRows, pick(ask.groundGlassStatus, answers)?.value ?? "", measure);
    case "part_solid":
      return partSolid(answers, measure);
    default:
      return juxtapleural(answers, measure);
  }
}

function find(answers: Answers): Found | NotCategorised {
  const kind = pick(ask.kind, answers);
  const row = (category: LungCategory, words: string): Found => ({ category, steps: [`${words}: ${category}.`] });
  switch (kind?.value) {
    case "none":
    case "benign":
      return row("1", kind.label);
    case "incomplete":
      return row("0", pick(ask.reason, answers)?.label ?? kind.label);
    case "followup": {
      const event = pick(ask.event, answers);
      return event === undefined ? noCategory("What became of it is needed.") : row(event.category, event.label);
    }
    case "cyst": {
      const cyst = pick(ask.cyst, answers);
      if (cyst === undefined || cyst.category === null)
        return noCategory("A thin-walled, unilocular cyst is outside Lung-RADS and is not classified.");
      return row(cyst.category, `Atypical cyst, ${cyst.label.toLowerCase()}`);
    }
    case "airway":
      return airway(answers);
    default:
      return nodule(kind?.value ?? "", answers);
  }
}

function decide(answers: Answers): Decision {
  const found = find(answers);
  if (!("category" in found)) return found;
  const raised = isOn(ask.suspicious, answers) && ["3", "4A", "4B"].includes(found.category);
  const category = raised ? "4X" : found.category;
  const steps = [...found.steps];
  if (raised) steps.push(`Category ${found.category} with further features that raise suspicion: 4X.`);
  const s = isOn(ask.modifierS, answers);
  if (s) steps.push("Modifier S: a significant finding that is not lung cancer.");
  return {
    category: s ? `${category}S` : category,
    reasoning: steps,
    recommendation: managementOf[category],
  };
}

export const lungRads: Calculator = {
  id: "lung-rads",
  title: "Lung cancer screening, CT",
  version: "ACR Lung-RADS v2022",
  source: "Christensen J et al., J Am Coll Radiol 2024;21:473-488",
  fields: [
    ask.kind,
    ask.reason,
    ask.solidStatus,
    ask.partSolidStatus,
    ask.groundGlassStatus,
    ask.juxtapleuralStatus,
    ask.smooth,
    ask.mean,
    ask.volume,
    ask.solidPart,
    ask.location,
    ask.airwayStatus,
    ask.cyst,
    ask.event,
    ask.suspicious,
    ask.modifierS,
  ],
  decide,
};
