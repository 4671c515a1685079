import type { Statement } from "#contract/statement.ts";
import { isKindOf, isPartOf } from "#narrative/concept-relations.ts";
import { type Point, pointOfStatement } from "./points.ts";
import { weightOf } from "./significance.ts";

/** A statement that something is not there, or that a part of the body is normal. */
export type Denial = { statement: Statement; point: Point };

export function gatherDenials(statements: readonly Statement[]): Denial[] {
  return statements
    .filter(
      ({ kind, negated, certainty, observation }) =>
        (kind === "normal" && (negated || observation === null)) ||
        (kind === "observation" && (negated || certainty === "unlikely")),
    )
    .map((statement) => ({ statement, point: pointOfStatement(statement) }))
    .toSorted((a, b) => a.statement.start - b.statement.start || (a.statement.id < b.statement.id ? -1 : 1));
}

function sidesFit(one: Point, other: Point): boolean {
  return (
    one.side === other.side || [one.side, other.side].some((side) => side === "not-stated" || side === "bilateral")
  );
}

/** How squarely a denial speaks of a point: 0 not at all; 1 by naming it at its very place. */
export function denies({ statement, point }: Denial, of: Point): number {
  if (!sidesFit(point, of)) return 0;
  if (point.level !== null && of.level !== null && point.level !== of.level) return 0;
  const [observation] = point.observations;
  const within = point.site !== null && of.site !== null && isPartOf(of.site, point.site);
  if (observation === undefined) {
    if (statement.kind !== "normal") return 0;
    return within ? 0.6 + (of.site === point.site ? 0.1 : 0) : 0;
  }
  const placesFit = point.site === null || of.site === null || within || isPartOf(point.site, of.site);
  if (!placesFit) return 0;
  if (of.observations.includes(observation)) return 1;
  if (of.observations.some((one) => isKindOf(one, observation))) return 0.9;
  if (observation === "acute abnormality" && weightOf(of) === "grave") return 0.4;
  return 0;
}

/** The denial that speaks most squarely of a point; the earliest of equals; null where none does. */
export function bestDenial(denials: readonly Denial[], of: Point): Denial | null {
  let best: Denial | null = null;
  let most = 0;
  for (const denial of denials) {
    const how = denies(denial, of);
    if (how > most) [best, most] = [denial, how];
  }
  return best;
}
