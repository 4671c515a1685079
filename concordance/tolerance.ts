import { isKindOf } from "#narrative/concept-relations.ts";
import type { Point } from "./points.ts";
import { reproducibility, sizeThresholds } from "./rules.ts";

function isAny(point: Point, concept: string): boolean {
  return point.observations.some((one) => isKindOf(one, concept));
}

/** How far two measurements of the same thing may lie apart without meaning anything, in millimetres. */
export function toleranceFor(point: Point, size: number): number {
  const rule = reproducibility.find(({ concept }) => concept === null || isAny(point, concept));
  return rule === undefined ? 2 : Math.max(rule.millimetres, rule.share * size);
}

/** Whether two sizes differ by more than two readers do by chance; false where one is not given. */
export function sizesDiffer(one: Point, other: Point): boolean {
  if (one.size === null || other.size === null) return false;
  const tolerance = toleranceFor(one, Math.max(one.size, other.size));
  return Math.abs(one.size - other.size) > tolerance + 1e-9;
}

/** The threshold (mm) that lies between two sizes and its source; null where management is the same for both. */
export function thresholdBetween(one: Point, other: Point): { millimetres: number; source: string } | null {
  if (one.size === null || other.size === null) return null;
  const [small, large] = [Math.min(one.size, other.size), Math.max(one.size, other.size)];
  for (const { concept, millimetres, source } of sizeThresholds) {
    if (!isAny(one, concept) && !isAny(other, concept)) continue;
    const crossed = millimetres.find((limit) => small < limit && limit <= large);
    if (crossed !== undefined) return { millimetres: crossed, source };
  }
  return null;
}
