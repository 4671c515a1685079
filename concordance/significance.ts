import type { Agreement, Significance } from "#contract/comparison.ts";
import type { Severity } from "#contract/finding.ts";
import { isKindOf, kindsOf } from "#narrative/concept-relations.ts";
import { categoryStep } from "./category-step.ts";
import type { Point } from "./points.ts";
import { grave, ordinary, slight } from "./rules.ts";
import { thresholdBetween } from "./tolerance.ts";

export type Proposal = { significance: Significance; why: string };

function firstOf(point: Point, set: ReadonlySet<string>): string | null {
  const [concept] = point.observations;
  return concept === undefined ? null : (kindsOf(concept).find((kind) => set.has(kind)) ?? null);
}

function steps(point: Point, kind: string | null): number {
  const [concept] = point.observations;
  return concept === undefined || kind === null ? Number.POSITIVE_INFINITY : kindsOf(concept).indexOf(kind);
}

/** By the nearest kind that a rule names: a renal cyst is slight although a cyst is a lesion; a complex one is grave. */
export function weightOf(point: Point): "grave" | "slight" | "middle" {
  const [heavy, light] = [firstOf(point, grave), firstOf(point, slight)];
  const plain = steps(point, firstOf(point, ordinary));
  if (heavy !== null && steps(point, heavy) <= Math.min(steps(point, light), plain)) return "grave";
  return light !== null && steps(point, light) < plain ? "slight" : "middle";
}

function isSmallNodule(point: Point): boolean {
  return point.size !== null && point.size < 6 && point.observations.some((one) => isKindOf(one, "nodule"));
}

/** What one reading has and the other lacks. The reader's own severity weighs most. */
export function significanceAlone(point: Point, severity: Severity | null): Proposal {
  if (severity === "critical" || severity === "major")
    return { significance: "major", why: `The second reader holds it to be ${severity}.` };
  const weight = weightOf(point);
  if (severity === "normal" || severity === "incidental")
    return {
      significance: weight === "slight" || severity === "normal" ? "none" : "minor",
      why: `The second reader holds it to be ${severity}.`,
    };
  if (weight === "grave") return { significance: "major", why: "A finding of this kind changes what is done." };
  if (weight === "slight") return { significance: "none", why: "A finding of this kind changes nothing by itself." };
  const nodule = point.observations.some((one) => isKindOf(one, "nodule"));
  if (nodule && point.size !== null && !isSmallNodule(point))
    return { significance: "major", why: "A nodule of 6 mm or more is followed up (Fleischner Society 2017)." };
  return { significance: "minor", why: "No rule makes it major; it may matter." };
}

const GRAVE_CHANGE: Proposal = { significance: "major", why: "It concerns a finding that changes what is done." };

/** What both readings have but not alike, by the kind of the leading difference. */
export function significanceBetween(kind: Agreement, first: Point, second: Point): Proposal {
  const heavy = weightOf(first) === "grave" || weightOf(second) === "grave";
  const light = weightOf(first) === "slight" && weightOf(second) === "slight";
  switch (kind) {
    case "agree":
      return { significance: "none", why: "" };
    case "side-or-level":
      if (light) return { significance: "minor", why: "A finding of this kind changes nothing by itself." };
      return { significance: "major", why: "A wrong side or level can lead to the wrong place being treated." };
    case "category":
      return categorySignificance(first.category ?? "", second.category ?? "");
    case "measurement": {
      const crossed = thresholdBetween(first, second);
      if (crossed === null)
        return { significance: "minor", why: "No threshold of management lies between the two sizes." };
      return {
        significance: "major",
        why: `${crossed.millimetres} mm, a threshold of management, lies between them (${crossed.source}).`,
      };
    }
    case "refined":
      return refinedSignificance(first, second, heavy);
    case "certainty":
      return certaintySignificance(first, second, heavy);
    case "recommendation":
    case "missed-by-first":
    case "not-confirmed":
      return heavy ? GRAVE_CHANGE : { significance: "minor", why: "" };
  }
}

function categorySignificance(first: string, second: string): Proposal {
  const step = categoryStep(first, second);
  if (step === "across")
    return { significance: "major", why: "A threshold of management lies between the two categories." };
  if (step === "incomparable") return { significance: "minor", why: "The categories belong to two systems." };
  return { significance: "minor", why: "Management is the same for both categories." };
}

const SURENESS = ["definite", "probable", "possible", "unlikely"] as const;

function certaintySignificance(first: Point, second: Point, heavy: boolean): Proposal {
  const sure = Object.values(first.certainties).toSorted((a, b) => SURENESS.indexOf(b) - SURENESS.indexOf(a))[0];
  const apart = Math.abs(SURENESS.indexOf(sure ?? first.certainty) - SURENESS.indexOf(second.certainty));
  if (heavy && apart > 1)
    return { significance: "minor", why: "It makes a finding that matters more or less certain." };
  return { significance: "none", why: "" };
}

function refinedSignificance(first: Point, second: Point, heavy: boolean): Proposal {
  const [theirs] = second.observations;
  const renamed =
    theirs !== undefined && !first.observations.some((one) => isKindOf(theirs, one) || isKindOf(one, theirs));
  if (renamed && weightOf(first) !== weightOf(second)) return GRAVE_CHANGE;
  if (heavy && renamed) return { significance: "minor", why: "A finding that matters is taken for something else." };
  return { significance: renamed ? "minor" : "none", why: "" };
}
