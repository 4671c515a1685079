import type { Agreement, DifferenceKind } from "#contract/comparison.ts";
import type { Statement } from "#contract/statement.ts";
import { isPartOf } from "#narrative/concept-relations.ts";
import { readPlace } from "#narrative/place-name.ts";
import type { Point } from "./points.ts";

/** Words by which a report says that its images could not show something. */
const LIMITED =
  /\b(?:limited|suboptimal|non-?diagnostic|degraded|obscured|incompletely (?:imaged|visuali[sz]ed|evaluated)|not (?:well|fully|adequately) (?:seen|visuali[sz]ed|evaluated|assessed|included)|poor inspiration|motion artifact|patient motion)\b/i;

const ordinary: Readonly<Record<Exclude<Agreement, "agree">, DifferenceKind>> = {
  "missed-by-first": "detection",
  "not-confirmed": "interpretation",
  "side-or-level": "communication",
  measurement: "interpretation",
  category: "interpretation",
  certainty: "interpretation",
  recommendation: "communication",
  refined: "communication",
};

/** Whether the first report says that its images of that place were limited. */
export function saysLimited(statements: readonly Statement[], { site }: Point): boolean {
  return statements.some(({ text, anatomy }) => {
    if (!LIMITED.test(text)) return false;
    const place = readPlace(anatomy ?? "").site;
    return place === null || site === null || isPartOf(site, place) || isPartOf(place, site);
  });
}

/** What bears on the kind: images the first report calls limited, or the same sign taken for something else. */
export type Circumstances = { limited?: boolean; renamed?: boolean };

/**
 * What kind of thing went differently, as far as the texts tell. What a report of limited images lacks is laid to the technique.
 */
export function differenceKindOf(
  agreement: Agreement,
  { limited = false, renamed = false }: Circumstances,
): DifferenceKind | null {
  if (agreement === "agree") return null;
  if (agreement === "missed-by-first" && limited) return "technique";
  if (agreement === "refined" && renamed) return "interpretation";
  return ordinary[agreement];
}
