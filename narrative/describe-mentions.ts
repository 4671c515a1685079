import type { Side } from "#contract/finding.ts";
import { isPartOf, isTissue, wholesOf } from "./concept-relations.ts";
import type { LevelFound } from "./levels.ts";
import type { Observation } from "./observations.ts";
import { ownerOf, spanOf } from "./owner-of.ts";
import { placeName } from "./place-name.ts";
import type { Mention, SentenceReading } from "./read-sentence.ts";
import { specialise } from "./specialise.ts";
import type { Surroundings } from "./surroundings.ts";

/** A mention with what its sentence says of it. Sizes in millimetres. */
export type Described = {
  mention: Mention;
  observation: string;
  anatomy: string | null;
  side: Side;
  sizeMillimetres: number[] | null;
  priorMillimetres: number[] | null;
  category: string | null;
};

type Level = Pick<LevelFound, "level" | "region">;
type Details = { sites: string[]; sides: Side[]; sizes: number[][]; priors: number[][]; levels: Level[] };

export function joinSides(sides: readonly Side[]): Side {
  const distinct = new Set(sides);
  if (distinct.has("bilateral") || (distinct.has("left") && distinct.has("right"))) return "bilateral";
  return sides[0] ?? "not-stated";
}

/** ", measuring 4 cm" after "a haemorrhage with surrounding oedema" measures the haemorrhage. */
const MEASURING = /,\s*(?:which\s+)?measur\w+(?:\s+(?:up to|approximately|about|roughly|around))?\s*$/i;

function headOf(text: string, { mentions }: SentenceReading, at: number): number {
  let head = at;
  for (let before = mentions[head - 1]; before !== undefined; before = mentions[head - 1]) {
    const between = text.slice(before.end, mentions[head]?.start ?? before.end);
    if (!/\b(?:with|and)\b[^,;]*$/i.test(between) || /[,;]/.test(between)) break;
    head -= 1;
  }
  return head;
}

/** A side stands for the site right after it: what "left base" belongs to, both belong to. */
function withPlace({ words, sides, sites }: SentenceReading): { start: number; end: number; first: number }[] {
  return sides.map(({ first, last }) => {
    const next = sites.find((site) => site.first > last && site.first - last <= 2);
    return { first, start: words[first]?.start ?? 0, end: next?.end ?? words[last]?.end ?? 0 };
  });
}

/** "Severe left and moderate right narrowing": the first side goes where the second does. */
function joinedSide(text: string, { words, sides }: SentenceReading, at: number): number {
  const [own, next] = [sides[at], sides[at + 1]];
  if (own === undefined || next === undefined || next.first - own.last > 3 || next.first <= own.last) return at;
  const between = text.slice(words[own.last]?.end ?? 0, words[next.first]?.start ?? 0);
  return /^\s*(?:and|or|greater than|more than|>|\/|,)\s*(?:\w+\s+)?$/.test(between) ? at + 1 : at;
}

function collect(text: string, reading: SentenceReading): Details[] {
  const { words, mentions } = reading;
  const details = mentions.map((): Details => ({ sites: [], sides: [], sizes: [], priors: [], levels: [] }));
  const owner = (start: number, end: number, afterBoth = false) =>
    ownerOf(text, words, mentions, spanOf(words, start, end), afterBoth);
  const places = withPlace(reading);
  for (const { value, start, end } of reading.sites) {
    const whole = places.find((place) => place.start < start && place.end === end);
    details[owner(whole?.start ?? start, end)]?.sites.push(value.site.name);
  }
  for (const [at, { side }] of reading.sides.entries()) {
    const place = places[joinedSide(text, reading, at)];
    if (place !== undefined) details[owner(place.start, place.end)]?.sides.push(side);
  }
  for (const { millimetres, prior, start, end } of reading.sizes) {
    const at = owner(start, end, true);
    const measured = MEASURING.test(text.slice(Math.max(reading.sentence.start, start - 40), start));
    const to = details[measured ? headOf(text, reading, at) : at];
    (prior ? to?.priors : to?.sizes)?.push(millimetres);
  }
  for (const { start, end, level, region } of reading.levels)
    details[owner(start, end)]?.levels.push({ level, region });
  return details;
}

/**
 * The site to state: the most exact one named that fits what is usual for the observation; the usual one where only a larger part of
 * the body is named, or none.
 */
export function chooseSite({ name, site: usual }: Observation, named: readonly string[]): string | null {
  const places = named.some((site) => !isTissue(site)) ? named.filter((site) => !isTissue(site)) : named;
  const exactFirst = [...places].sort((a, b) => wholesOf(b).length - wholesOf(a).length);
  if (usual === null) return exactFirst.find((site) => specialise(name, site) !== name) ?? exactFirst[0] ?? null;
  const within = exactFirst.find((site) => isPartOf(site, usual) && site !== usual);
  const narrower = exactFirst.find((site) => !isPartOf(usual, site));
  return within ?? narrower ?? usual;
}

/** Whether a place said of one mention may hold for its neighbour: one assertion joins them, or no comma parts them. */
function joined(text: string, one: Mention, other: Mention): boolean {
  if (one.assertion.negated === other.assertion.negated) return true;
  const between = text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
  return one.value.site === null && !/[,;:]/.test(between);
}

/** Organs of which there is one: no neighbour's side is theirs. */
const UNPAIRED = [
  "heart",
  "mediastinum",
  "spine",
  "liver",
  "gallbladder",
  "bile duct",
  "spleen",
  "pancreas",
  "bowel",
  "stomach",
  "bladder",
  "uterus",
  "prostate",
  "aorta",
  "peritoneum",
];

function isSided(site: string | null): boolean {
  return site === null || !UNPAIRED.some((organ) => isPartOf(site, organ));
}

function hasRoomFor(mention: Mention, site: string): boolean {
  const usual = mention.value.site;
  return usual === null || isTissue(usual) || isPartOf(site, usual);
}

const MEANT =
  /consistent with|compatible with|in keeping with|represent|reflect|diagnostic of|suspicious|concerning|suggest|likely|favou?r|may be|could be|probabl/i;
/** Examples of a thing keep its size: "mass measuring 3 cm consistent with carcinoma". */
function isNameFor(text: string, one: Mention, other: Mention): boolean {
  const between = text.slice(one.end, other.start);
  return other.start > one.end && !between.includes(";") && MEANT.test(between.split(/\band\b/).at(-1) ?? "");
}

/**
 * In "effusion and atelectasis at the left base" the place stands once for both: a mention without side and site of its own takes those
 * of its neighbour, as far as what it names can be there. What one mention is taken for has the other's size.
 */
function shareNeighbours(text: string, details: readonly Details[], mentions: readonly Mention[]): void {
  const places = details.map((_, at) => at);
  // Forwards, then backwards: "reticulation with honeycombing and bronchiectasis in both lower lobes".
  for (const at of [...places, ...places.toReversed()]) {
    const own = details[at];
    const mention = mentions[at];
    if (own === undefined) continue;
    const [before, earlier] = [mentions[at - 1], details[at - 1]];
    if (mention === undefined) continue;
    if (before !== undefined && earlier !== undefined && isNameFor(text, before, mention)) {
      if (own.sizes.length === 0) own.sizes.push(...earlier.sizes);
      if (own.sides.length === 0) own.sides.push(...earlier.sides);
      if (own.sites.length === 0) own.sites.push(...earlier.sites.filter((site) => hasRoomFor(mention, site)));
      const usual = before.value.site;
      if (own.sites.length === 0 && usual !== null && !isTissue(usual) && mention.value.site === null)
        own.sites.push(usual);
    }
    if (own.sides.length > 0) continue;
    for (const beside of [at - 1, at + 1]) {
      const from = details[beside];
      const neighbour = mentions[beside];
      if (from === undefined || neighbour === undefined || from.sides.length + from.sites.length === 0) continue;
      if (!joined(text, mention, neighbour)) continue;
      const fitting = from.sites.filter((site) => hasRoomFor(mention, site));
      if (own.sites.length === 0) own.sites.push(...fitting);
      else if (!own.sites.some((one) => from.sites.some((other) => isPartOf(one, other) || isPartOf(other, one))))
        break;
      if (isSided(own.sites[0] ?? mention.value.site)) own.sides.push(...from.sides);
      break;
    }
  }
}

/** Where one level is named, it holds for all of the spine that the sentence speaks of. */
function shareLevel(reading: SentenceReading, details: readonly Details[], label: Level | null): void {
  const [only, ...more] = reading.levels;
  const level = only === undefined ? label : more.length === 0 ? only : null;
  if (level === null) return;
  for (const [at, { levels }] of details.entries()) {
    const usual = reading.mentions[at]?.value.site ?? null;
    const fits = usual === null || isTissue(usual) || isPartOf(usual, "spine") === isPartOf(level.region, "spine");
    if (levels.length === 0 && fits && isPartOf(level.region, "spine")) levels.push(level);
  }
}

/** Whether a label's site can be meant: it has to do with the usual one. A label is often only the heading of the examination. */
function canBeAt(usual: string | null, labelled: string): boolean {
  return usual === null || isTissue(usual) || isPartOf(labelled, usual) || isPartOf(usual, labelled);
}

/** The sites said elsewhere for what names none: the line's label, what the sentences before are about, the examination. */
function sitesAround(usual: string | null, { labelSites, topicSites, exam }: Surroundings): string[] {
  const labelled = labelSites.filter((one) => canBeAt(usual, one));
  if (labelled.length > 0 || usual !== null) return labelled;
  return topicSites.length > 0 ? [...topicSites] : exam.site === null ? [] : [exam.site];
}

function sideAround(site: string | null, { labelSide, exam }: Surroundings): Side {
  if (!isSided(site)) return "not-stated";
  if (labelSide !== "not-stated") return labelSide;
  if (exam.side === "not-stated" || exam.site === null) return "not-stated";
  const there = site === null || isTissue(site) || isPartOf(site, exam.site) || isPartOf(exam.site, site);
  return there ? exam.side : "not-stated";
}

export function describeMentions(text: string, reading: SentenceReading, around: Surroundings): Described[] {
  const details = collect(text, reading);
  shareNeighbours(text, details, reading.mentions);
  shareLevel(reading, details, around.labelLevel);
  const category = reading.categories[0]?.category ?? null;
  return reading.mentions.map((mention, at) => {
    const { sites, sides, sizes, priors, levels } = details[at] ?? {
      sites: [],
      sides: [],
      sizes: [],
      priors: [],
      levels: [],
    };
    const usual = mention.value.site;
    const site = chooseSite(mention.value, sites.length > 0 ? sites : sitesAround(usual, around));
    return {
      mention,
      observation: specialise(mention.value.name, site),
      anatomy: placeName(site, levels[0] ?? null),
      side: sides.length > 0 ? joinSides(sides) : sideAround(site, around),
      sizeMillimetres: sizes[0]?.slice(0, 3) ?? null,
      priorMillimetres: priors[0]?.slice(0, 3) ?? null,
      category,
    };
  });
}
