import type { Side } from "#contract/finding.ts";
import { isPartOf, isTissue, wholesOf } from "./concept-relations.ts";
import { ownerOf, spanOf } from "./owner-of.ts";
import { placeName } from "./place-name.ts";
import type { Mention, SentenceReading } from "./read-sentence.ts";
import { specialise } from "./specialise.ts";

/** A mention with what its sentence says of it. Sizes in millimetres. */
export type Described = {
  mention: Mention;
  observation: string;
  anatomy: string | null;
  side: Side;
  sizeMillimetres: number[] | null;
  category: string | null;
};

type Details = { sites: string[]; sides: Side[]; sizes: number[][]; levels: { level: string; region: string }[] };

export function joinSides(sides: readonly Side[]): Side {
  const distinct = new Set(sides);
  if (distinct.has("bilateral") || (distinct.has("left") && distinct.has("right"))) return "bilateral";
  return sides[0] ?? "not-stated";
}

function collect(text: string, reading: SentenceReading): Details[] {
  const { words, mentions } = reading;
  const details = mentions.map((): Details => ({ sites: [], sides: [], sizes: [], levels: [] }));
  const give = (start: number, end: number, add: (to: Details) => void) => {
    const owner = details[ownerOf(text, words, mentions, spanOf(words, start, end))];
    if (owner !== undefined) add(owner);
  };
  for (const { value, start, end } of reading.sites) give(start, end, ({ sites }) => sites.push(value.site.name));
  for (const { side, first, last } of reading.sides)
    give(words[first]?.start ?? 0, words[last]?.end ?? 0, ({ sides }) => sides.push(side));
  for (const { millimetres, prior, start, end } of reading.sizes)
    if (!prior) give(start, end, ({ sizes }) => sizes.push(millimetres));
  for (const level of reading.levels) give(level.start, level.end, ({ levels }) => levels.push(level));
  return details;
}

/**
 * The site to state: the most exact one named that fits what is usual for the observation; the usual one where only a larger part of
 * the body is named, or none.
 */
export function chooseSite(usual: string | null, named: readonly string[]): string | null {
  const exactFirst = [...named].sort((a, b) => wholesOf(b).length - wholesOf(a).length);
  if (usual === null) return exactFirst[0] ?? null;
  const within = exactFirst.find((site) => isPartOf(site, usual));
  const narrower = exactFirst.find((site) => !isPartOf(usual, site));
  return within ?? narrower ?? usual;
}

/** Whether a place said of one mention may hold for its neighbour: one assertion joins them, or no comma parts them. */
function joined(text: string, one: Mention, other: Mention): boolean {
  if (one.assertion.negated === other.assertion.negated) return true;
  const between = text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
  return one.value.site === null && !/[,;:]/.test(between);
}

/**
 * In "effusion and atelectasis at the left base" the place stands once for both: a mention without side and site of its own takes those
 * of its neighbour, as far as what it names can be there.
 */
function shareNeighbours(text: string, details: readonly Details[], mentions: readonly Mention[]): void {
  for (const [at, own] of details.entries()) {
    const mention = mentions[at];
    if (mention === undefined || own.sides.length > 0 || own.sites.length > 0) continue;
    for (const beside of [at - 1, at + 1]) {
      const from = details[beside];
      const neighbour = mentions[beside];
      if (from === undefined || neighbour === undefined || from.sides.length + from.sites.length === 0) continue;
      if (!joined(text, mention, neighbour)) continue;
      own.sides.push(...from.sides);
      own.sites.push(...from.sites.filter((site) => mention.value.site === null || isPartOf(site, mention.value.site)));
      break;
    }
  }
}

/** Whether a label's site can be meant: it has to do with the usual one. A label is often only the heading of the examination. */
function canBeAt(usual: string | null, labelled: string): boolean {
  return usual === null || isTissue(usual) || isPartOf(labelled, usual) || isPartOf(usual, labelled);
}

/** @param labelSites sites of the line's label ("Liver:"), for mentions that name none */
export function describeMentions(text: string, reading: SentenceReading, labelSites: readonly string[]): Described[] {
  const details = collect(text, reading);
  shareNeighbours(text, details, reading.mentions);
  const category = reading.categories[0]?.category ?? null;
  return reading.mentions.map((mention, at) => {
    const { sites, sides, sizes, levels } = details[at] ?? { sites: [], sides: [], sizes: [], levels: [] };
    const usual = mention.value.site;
    const site = chooseSite(usual, sites.length > 0 ? sites : labelSites.filter((one) => canBeAt(usual, one)));
    return {
      mention,
      observation: specialise(mention.value.name, site),
      anatomy: placeName(site, levels[0] ?? null),
      side: joinSides(sides),
      sizeMillimetres: sizes[0]?.slice(0, 3) ?? null,
      category,
    };
  });
}
