import type { Statement } from "#contract/statement.ts";
import { isKindOf, isPartOf } from "./concept-relations.ts";
import { readPlace } from "./place-name.ts";

/** The 14 labels of CheXpert (Irvin et al., AAAI 2019, table 1), in its order. */
export const chexpertLabels = [
  "No Finding",
  "Enlarged Cardiomediastinum",
  "Cardiomegaly",
  "Lung Lesion",
  "Lung Opacity",
  "Edema",
  "Consolidation",
  "Pneumonia",
  "Atelectasis",
  "Pneumothorax",
  "Pleural Effusion",
  "Pleural Other",
  "Fracture",
  "Support Devices",
] as const;
export type ChexpertLabel = (typeof chexpertLabels)[number];
/** null: not mentioned. */
export type ChexpertValue = "positive" | "negative" | "uncertain" | null;

type Finding = Exclude<ChexpertLabel, "No Finding">;

/** Which of our observations bear which label; a kind of one counts as well. */
const CONCEPTS: Readonly<Record<Finding, readonly string[]>> = {
  "Enlarged Cardiomediastinum": ["mediastinal widening"],
  Cardiomegaly: ["cardiomegaly"],
  "Lung Lesion": ["pulmonary nodule", "pulmonary mass", "cavitary lesion", "granuloma", "nodule", "mass"],
  "Lung Opacity": ["opacity"],
  Edema: ["pulmonary edema", "edema"],
  Consolidation: ["consolidation"],
  Pneumonia: ["pneumonia", "infection"],
  Atelectasis: ["atelectasis"],
  Pneumothorax: ["pneumothorax"],
  "Pleural Effusion": ["pleural effusion", "effusion"],
  "Pleural Other": ["pleural thickening", "pleural plaque", "pleural mass"],
  Fracture: ["fracture"],
  "Support Devices": ["support device", "postsurgical change"],
};
/** What is a kind of our concept and has a label of its own. */
const ITSELF: Readonly<Partial<Record<Finding, readonly string[]>>> = {
  "Lung Opacity": ["atelectasis", "consolidation"],
};
/** Effusions and masses of other places bear no label of the chest. */
const ELSEWHERE: readonly string[] = ["pericardial effusion", "joint effusion", "mastoid effusion"];

function bears(label: Finding, observation: string): boolean {
  if (ELSEWHERE.some((one) => isKindOf(observation, one))) return false;
  if (ITSELF[label]?.some((one) => isKindOf(observation, one)) === true) return false;
  return CONCEPTS[label].some((one) => isKindOf(observation, one));
}

function mentioned({ kind, observation, negated, certainty }: Statement, label: Finding): ChexpertValue {
  if (observation === null || !bears(label, observation)) return null;
  if (kind === "normal") return negated ? "negative" : null;
  if (kind !== "observation") return null;
  if (negated || certainty === "unlikely") return "negative";
  return certainty === "definite" ? "positive" : "uncertain";
}

function deniedAsNormal({ kind, observation, anatomy }: Statement, label: Finding): boolean {
  if (kind !== "normal" || observation !== null) return false;
  const site = readPlace(anatomy ?? "").site;
  if (site === null) return false;
  if (label === "Cardiomegaly") return isPartOf(site, "heart");
  return label === "Enlarged Cardiomediastinum" && site === "mediastinum";
}

/**
 * How mentions of one thing are weighed together, in the order of the labeler's code (stages/aggregate.py, MIT): a denial with a doubt is
 * a doubt; what is once affirmed is there.
 */
export function aggregate(values: readonly Exclude<ChexpertValue, null>[]): ChexpertValue {
  const has = new Set(values);
  if (has.size === 0) return null;
  if (has.has("negative") && has.has("uncertain")) return "uncertain";
  if (has.has("positive")) return "positive";
  return has.has("uncertain") ? "uncertain" : "negative";
}

/**
 * The 14 labels for what a report of a chest radiograph says. "No Finding" is positive where nothing but support devices is positive or
 * uncertain, and not mentioned otherwise.
 */
export function chexpertOf(statements: readonly Statement[]): Record<ChexpertLabel, ChexpertValue> {
  const labelValue = (label: Finding) =>
    aggregate(
      statements.flatMap((statement) => {
        const value = deniedAsNormal(statement, label) ? "negative" : mentioned(statement, label);
        return value === null ? [] : [value];
      }),
    );
  const findings = chexpertLabels.filter((label) => label !== "No Finding");
  const values = Object.fromEntries(findings.map((label) => [label, labelValue(label)]));
  const found = findings.some(
    (label) => label !== "Support Devices" && (values[label] === "positive" || values[label] === "uncertain"),
  );
  return { ...blank, ...values, "No Finding": found ? null : "positive" };
}

const blank: Record<ChexpertLabel, ChexpertValue> = {
  "No Finding": null,
  "Enlarged Cardiomediastinum": null,
  Cardiomegaly: null,
  "Lung Lesion": null,
  "Lung Opacity": null,
  Edema: null,
  Consolidation: null,
  Pneumonia: null,
  Atelectasis: null,
  Pneumothorax: null,
  "Pleural Effusion": null,
  "Pleural Other": null,
  Fracture: null,
  "Support Devices": null,
};
