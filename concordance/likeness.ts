import { isKindOf, isPartOf, isTissue, kindsOf, wholesOf } from "#narrative/concept-relations.ts";
import { observations } from "#narrative/observations.ts";
import { wordsOf } from "#narrative/words.ts";
import { mistaken } from "./mistaken.ts";
import type { Point } from "./points.ts";
import { sizesDiffer } from "./tolerance.ts";

/** How much each feature counts; they sum to 1. */
const WEIGHT = { observation: 0.5, site: 0.2, side: 0.12, level: 0.08, size: 0.1 } as const;
/** Words too wide to be worth much on their own. */
const WIDE = new Set([
  "lesion",
  "degenerative change",
  "inflammation",
  "enlargement",
  "dilatation",
  "thickening",
  "calcification",
]);

/** 1 for the same, less with each step up to the common kind, 0 for strangers. */
function closeness(one: readonly string[], other: readonly string[], perStep: number): number {
  for (const [up, name] of one.entries()) {
    const down = other.indexOf(name);
    if (down === -1) continue;
    const sibling = up > 0 && down > 0;
    const wide = WIDE.has(name) && up + down > 0 ? 0.75 : 1;
    return Math.max(0, 1 - perStep * (up + down)) * (sibling ? 0.7 : 1) * wide;
  }
  return 0;
}

/** Share of words in common (Dice), for what the tables do not know. */
function sameWords(one: string, other: string): number {
  const a = new Set(wordsOf(one).map(({ stem }) => stem));
  const b = new Set(wordsOf(other).map(({ stem }) => stem));
  const common = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

/** What readers take for one another is near, though the tables hold it for two things. */
const MISTAKEN = 0.5;
const FOCAL = 0.45;

function areMistaken(one: Point, other: Point): boolean {
  const has = (point: Point, family: readonly string[]) =>
    point.observations.some((name) => family.some((member) => isKindOf(name, member)));
  return mistaken.some((family) => has(one, family) && has(other, family));
}

/** Two focal things of one size, or at one level, at one place. */
function standTogether(one: Point, other: Point): boolean {
  if (one.level !== null && one.level === other.level) return true;
  const sized = one.size !== null && other.size !== null && !sizesDiffer(one, other);
  return sized && one.site !== null && one.site === other.site;
}

export function observationLikeness(one: Point, other: Point): number {
  if (one.observations.length === 0 || other.observations.length === 0) return sameWords(one.words, other.words) * 0.9;
  const pairs = one.observations.flatMap((a) => other.observations.map((b) => closeness(kindsOf(a), kindsOf(b), 0.18)));
  const named = Math.max(...pairs);
  if (named < MISTAKEN && areMistaken(one, other)) return MISTAKEN;
  return named > 0 && named < FOCAL && standTogether(one, other) ? FOCAL : named;
}

/** A haemorrhage of the brain may be one of the subarachnoid space: the wider name's site is only where such things usually are. */
function isUsual(wide: Point, narrow: Point): boolean {
  return wide.observations.some(
    (name) =>
      observations.get(name)?.site === wide.site &&
      narrow.observations.some((one) => one !== name && isKindOf(one, name)),
  );
}

/**
 * Whether one site only says where such a thing usually is, or of what tissue, so that it does not speak against another: a pneumothorax
 * of the pleura, one of the apex; a swelling of the soft tissue, one of the wrist.
 */
export function sitesAreVague(one: Point, other: Point): boolean {
  if (one.site === null || other.site === null) return true;
  if (isTissue(one.site) || isTissue(other.site)) return true;
  const shared = one.observations.filter((name) => other.observations.includes(name));
  const usual = shared.map((name) => observations.get(name)?.site ?? null).filter((site) => site !== null);
  if (usual.some((site) => site === one.site || site === other.site)) return true;
  if (isUsual(one, other) || isUsual(other, one)) return true;
  // An embolus of a segmental artery, one of the lower lobe: places of two kinds.
  const ofItsKind = (site: string) => usual.some((own) => isPartOf(site, own) || isPartOf(own, site));
  return usual.length > 0 && ofItsKind(one.site) !== ofItsKind(other.site);
}

export function siteLikeness(one: Point, other: Point): number {
  if (one.level !== null && one.level === other.level) return 1;
  if (one.site === null || other.site === null) return 0.6;
  const close = closeness(wholesOf(one.site), wholesOf(other.site), 0.12);
  return sitesAreVague(one, other) ? Math.max(close, 0.6) : close;
}

export function sideLikeness(one: Point, other: Point): number {
  if (one.side === other.side) return 1;
  if (one.side === "not-stated" || other.side === "not-stated") return 0.7;
  return one.side === "bilateral" || other.side === "bilateral" ? 0.5 : 0;
}

function levelLikeness(one: Point, other: Point): number {
  if (one.level === null || other.level === null) return one.level === other.level ? 1 : 0.6;
  return one.level === other.level ? 1 : 0;
}

function sizeLikeness(one: Point, other: Point): number {
  if (one.size === null || other.size === null) return 0.6;
  return Math.min(one.size, other.size) / Math.max(one.size, other.size);
}

/** From this on two points are taken to be about the same thing. */
export const SAME_THING = 0.55;

/**
 * How likely two points are about the same thing, 0 to 1. Two readings may differ in side, level or size and still mean one thing; not
 * in what is seen, nor in a part of the body that has nothing to do with the other.
 */
export function likeness(one: Point, other: Point): number {
  const observation = observationLikeness(one, other);
  const site = siteLikeness(one, other);
  if (observation < 0.35 || site === 0) return 0;
  return (
    WEIGHT.observation * observation +
    WEIGHT.site * site +
    WEIGHT.side * sideLikeness(one, other) +
    WEIGHT.level * levelLikeness(one, other) +
    WEIGHT.size * sizeLikeness(one, other)
  );
}
