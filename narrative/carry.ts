import type { SectionName, Statement } from "#contract/statement.ts";
import { isKindOf, isPartOf, isTissue } from "./concept-relations.ts";
import { observations } from "./observations.ts";
import { readPlace } from "./place-name.ts";
import type { Reading } from "./read-statements.ts";

const MEASURES =
  /^(?:it|this|these|the (?:lesion|mass|nodule|cyst|collection|largest|former|latter))\b[^.]{0,60}\bmeasur/i;
const ASSOCIATED =
  /^(?:there (?:is|are) )?(?:\w+ )?(?:associated|adjacent|surrounding|accompanying|overlying|underlying)\b/i;

/** "It measures 12 mm" gives its size to the finding named just before. */
export function carrySize(previous: Reading | undefined, readings: readonly Reading[], said: string): void {
  const only = readings[0]?.statement;
  const target = previous?.statement;
  if (only === undefined || target === undefined || readings.length > 1 || !MEASURES.test(said)) return;
  if (only.sizeMillimetres === null || target.kind !== "observation" || target.negated) return;
  target.sizeMillimetres ??= only.sizeMillimetres;
}

function lastSeen(all: readonly Reading[]): Statement | undefined {
  return all.findLast(({ statement }) => statement.kind === "observation" && !statement.negated)?.statement;
}

/** "Associated calcifications" are on the side of what they go with. */
export function carrySide(all: readonly Reading[], readings: readonly Reading[], said: string): void {
  if (!ASSOCIATED.test(said)) return;
  const last = lastSeen(all);
  if (last === undefined || last.side === "not-stated") return;
  for (const { statement } of readings) {
    if (statement.kind !== "observation" || statement.side !== "not-stated") continue;
    const [own, other] = [readPlace(statement.anatomy ?? "").site, readPlace(last.anatomy ?? "").site];
    const together = own === null || other === null || isTissue(own) || isPartOf(own, other) || isPartOf(other, own);
    if (together) statement.side = last.side;
  }
}

/** The organ a system of categories is about. */
const ORGAN_OF: Readonly<Record<string, string>> = {
  "Lung-RADS": "lung",
  "BI-RADS": "breast",
  "TI-RADS": "thyroid",
  "LI-RADS": "liver",
  "PI-RADS": "prostate",
  "O-RADS": "adnexa",
  Bosniak: "kidney",
  "CAD-RADS": "coronary artery",
  "C-RADS": "colon",
  Stanford: "aorta",
};
const RATED = [
  "lesion",
  "calcification",
  "breast asymmetry",
  "architectural distortion",
  "stenosis",
  "dissection",
  "abnormal enhancement",
  "endometrioma",
];
const CLOSING: ReadonlySet<SectionName> = new Set(["impression", "recommendation"]);

/** As far back as a finding is looked for. */
const MOST_BACK = 80;

function canBear(category: string, { kind, negated, observation, anatomy, category: own }: Statement): boolean {
  if (kind !== "observation" || negated || observation === null || own !== null) return false;
  const organ = ORGAN_OF[category.slice(0, category.lastIndexOf(" "))];
  if (organ === undefined) return false;
  const site = readPlace(anatomy ?? "").site ?? observations.get(observation)?.site ?? null;
  if (site === null || !isPartOf(site, organ)) return false;
  return RATED.some((one) => isKindOf(observation, one));
}

const longest = ({ sizeMillimetres }: Statement) => Math.max(0, ...(sizeMillimetres ?? []));

/**
 * A category that stands in a sentence of its own belongs to the finding before it; in the impression, to the largest of its organ. The
 * sentence then says nothing more of its own.
 */
export function carryCategory(all: readonly Reading[], readings: readonly Reading[], section: SectionName): void {
  const only = readings[0]?.statement;
  if (only === undefined || readings.length > 1 || only.observation !== null) return;
  const { category } = only;
  if (category === null || only.kind !== "context") return;
  const able = all
    .slice(-MOST_BACK)
    .map(({ statement }) => statement)
    .filter((one) => canBear(category, one));
  const target = CLOSING.has(section) ? able.toSorted((a, b) => longest(b) - longest(a))[0] : able.at(-1);
  if (target === undefined) return;
  target.category = category;
}
