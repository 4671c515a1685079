import type { Agreement } from "#contract/comparison.ts";
import type { Certainty } from "#contract/finding.ts";
import { isKindOf, isPartOf } from "#narrative/concept-relations.ts";
import { categoryStep } from "./category-step.ts";
import { sitesAreVague } from "./likeness.ts";
import type { Point } from "./points.ts";
import { sizesDiffer } from "./tolerance.ts";
import { sideWords, sizeWords } from "./words-for.ts";

/** One way in which two readings of the same thing differ, in words. */
export type Difference = { kind: Exclude<Agreement, "agree" | "missed-by-first" | "not-confirmed">; words: string };

function sideDiffers(first: Point, second: Point): boolean {
  return first.side !== second.side && first.side !== "not-stated" && second.side !== "not-stated";
}

function siteDiffers(first: Point, second: Point): boolean {
  if (first.site === null || second.site === null || (first.level !== null && first.level === second.level))
    return false;
  if (sitesAreVague(first, second)) return false;
  return !isPartOf(first.site, second.site) && !isPartOf(second.site, first.site);
}

function placeDifferences(first: Point, second: Point): Difference[] {
  const found: Difference[] = [];
  if (sideDiffers(first, second))
    found.push({
      kind: "side-or-level",
      words: `Side: ${sideWords(first)} in the first report, ${sideWords(second)} in the second reading.`,
    });
  if (first.level !== null && second.level !== null && first.level !== second.level)
    found.push({
      kind: "side-or-level",
      words: `Level: ${first.level} in the first report, ${second.level} in the second reading.`,
    });
  else if (siteDiffers(first, second))
    found.push({
      kind: "side-or-level",
      words: `Place: ${first.site} in the first report, ${second.site} in the second reading.`,
    });
  return found;
}

function categoryDifferences(first: Point, second: Point): Difference[] {
  if (second.category === null) return [];
  if (first.category === null)
    return [{ kind: "refined", words: `The second reading adds the category ${second.category}.` }];
  const step = categoryStep(first.category, second.category);
  if (step === "same") return [];
  const words = `Category: ${first.category} in the first report, ${second.category} in the second reading.`;
  return [{ kind: "category", words }];
}

function sizeDifferences(first: Point, second: Point): Difference[] {
  if (sizesDiffer(first, second)) {
    const words = `Size: ${sizeWords(first)} in the first report, ${sizeWords(second)} in the second reading, more than two readers differ by chance.`;
    return [{ kind: "measurement", words }];
  }
  if (first.size === null && second.size !== null)
    return [{ kind: "refined", words: `The second reading measures it: ${sizeWords(second)}.` }];
  return [];
}

function nameDifferences(first: Point, second: Point): Difference[] {
  const [theirs] = second.observations;
  const [ours] = first.observations;
  if (theirs === undefined || ours === undefined || first.observations.includes(theirs)) return [];
  if (first.observations.some((one) => isKindOf(one, theirs))) return [];
  if (first.observations.some((one) => isKindOf(theirs, one)))
    return [{ kind: "refined", words: `The second reading names it more exactly: ${theirs} rather than ${ours}.` }];
  return [{ kind: "refined", words: `The second reading takes it for ${theirs} rather than ${ours}.` }];
}

/** Whether the second reading takes the same sign for something else, and not only for a kind of it. */
export function isRenamed(first: Point, second: Point): boolean {
  const [theirs] = second.observations;
  return (
    theirs !== undefined &&
    first.observations.length > 0 &&
    !first.observations.some((one) => isKindOf(one, theirs) || isKindOf(theirs, one))
  );
}

/** How sure the first report is of what the second reading names. */
function certaintyOf(first: Point, second: Point): Certainty {
  const [theirs] = second.observations;
  const meant =
    first.observations.find((one) => one === theirs) ??
    first.observations.find((one) => theirs !== undefined && (isKindOf(one, theirs) || isKindOf(theirs, one)));
  return first.certainties[meant ?? ""] ?? first.certainty;
}

function openDetails(first: Point, second: Point): Difference[] {
  const found: Difference[] = [];
  if (first.side === "not-stated" && (second.side === "left" || second.side === "right"))
    found.push({ kind: "refined", words: `The second reading states the side: ${second.side}.` });
  if (first.level === null && second.level !== null)
    found.push({ kind: "refined", words: `The second reading states the level: ${second.level}.` });
  const sure = certaintyOf(first, second);
  if (sure !== second.certainty)
    found.push({
      kind: "certainty",
      words: `Certainty: ${sure} in the first report, ${second.certainty} in the second reading.`,
    });
  return found;
}

/** All that two points about the same thing differ in, the weightiest kind first. Empty where they agree. */
export function differences(first: Point, second: Point): Difference[] {
  const found = [
    ...placeDifferences(first, second),
    ...categoryDifferences(first, second),
    ...sizeDifferences(first, second),
    ...nameDifferences(first, second),
    ...openDetails(first, second),
  ];
  const order = ["side-or-level", "category", "measurement", "recommendation", "certainty", "refined"];
  return found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
