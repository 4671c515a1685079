import type { Side } from "#contract/finding.ts";
import { isPartOf } from "./concept-relations.ts";
import { joinSides } from "./describe-mentions.ts";
import { observations } from "./observations.ts";
import type { SentenceReading } from "./read-sentence.ts";

/** A site that a sentence calls normal. `denies` is the one observation it rules out; null where it calls the whole site normal. */
export type NormalPart = { site: string | null; denies: string | null; side: Side };

const NORMAL =
  /\b(?:normal|unremarkable|clear|intact|within normal limits|wnl|nl|unrem|patent|preserved|well[- ]preserved|no (?:significant |focal |acute )?abnormalit(?:y|ies)|non-?enlarged|not enlarged|non-?dilated|not dilated|negative|symmetric(?:al(?:ly)?|ally)?|uninvolved|no abnormality|compressible|visuali[sz]ed and normal|grossly normal|age[- ]appropriate|aligned|congruent|satisfactory|undisplaced|maintained|free of disease)\b/i;
const NOT_NORMAL =
  /\b(?:not|ab|in|near|nearly)[ -]?normal\b|\babnormal|normal variant|normal pressure hydrocephalus|\bif normal/i;
const OF_SIZE = /\b(?:size|sized|enlarged|nonenlarged|caliber|calibre|dilated|nondilated|borderline|upper limits?)\b/i;
const OF_MORE =
  /\b(?:attenuation|signal|appearance|contour|echotexture|echogenicity|morphology|unremarkable|configuration|enhancement|intact|shape|position)\b/i;
/** Parts of a sentence, each with its own judgement. */
const PARTS =
  /,|;|\bbut\b|\bwithout\b|\bwith no\b|\bno\b|\bhowever\b|\bexcept\b|\bapart from\b|\bother than\b|\bapart\b|\bthere (?:is|are)\b|\bwith\b/gi;

function parts(text: string, start: number, end: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(PARTS)) {
    found.push({ start: from, end: start + match.index });
    from = start + match.index;
  }
  return [...found, { start: from, end }];
}

const LISTING = new Set("and the both left right also as well of a lung lungs".split(" "));

/** "Liver, pancreas and kidneys are intact": parts that only name places belong to the judgement after them. */
function joinLists(listed: readonly { start: number; end: number }[], { words, sites }: SentenceReading) {
  const joined: { start: number; end: number }[] = [];
  let open: number | null = null;
  for (const part of listed) {
    const own = words.filter((word) => word.start >= part.start && word.end <= part.end);
    const onlyPlaces =
      own.length > 0 &&
      own.every(
        ({ stem, start, end }) => LISTING.has(stem) || sites.some((site) => site.start <= start && end <= site.end),
      );
    if (!onlyPlaces) joined.push({ start: open ?? part.start, end: part.end });
    open = onlyPlaces ? (open ?? part.start) : null;
  }
  return joined;
}

const deniedBySize = new Map<string, string>();
for (const { name, isA, site } of observations.values())
  if (site !== null && (isA === "enlargement" || isA === "dilatation") && !deniedBySize.has(site))
    deniedBySize.set(site, name);

/** "Heart size is normal" rules out one thing; "the heart is normal" all that can be wrong with a heart. */
function deniedIn(part: string, site: string): string | null {
  if (!OF_SIZE.test(part) || OF_MORE.test(part)) return null;
  return deniedBySize.get(site) ?? null;
}

/**
 * The sites that a sentence calls normal. A part of the sentence that affirms a finding calls nothing normal.
 * @param labelSites sites of the line's label ("Spleen: normal."), used where the part names none
 */
export function normalParts(text: string, reading: SentenceReading, labelSites: readonly string[]): NormalPart[] {
  const { start, end } = reading.sentence;
  if (!NORMAL.test(text.slice(start, end))) return [];
  const found: NormalPart[] = [];
  for (const part of joinLists(parts(text, start, end), reading)) {
    const words = text.slice(part.start, part.end);
    const inside = (one: { start: number; end: number }) => one.start >= part.start && one.end <= part.end;
    const affirmed = reading.mentions.some((mention) => inside(mention) && !mention.assertion.negated);
    if (affirmed || !NORMAL.test(words) || NOT_NORMAL.test(words)) continue;
    const named = [...new Set(reading.sites.filter(inside).map(({ value }) => value.site.name))];
    const exact = named.filter((site) => !named.some((other) => other !== site && isPartOf(other, site)));
    const said = exact.length > 0 ? exact : found.length === 0 ? labelSites : [];
    const sides = reading.sides.filter(({ first, last }) =>
      inside({ start: reading.words[first]?.start ?? -1, end: reading.words[last]?.end ?? end + 1 }),
    );
    const side = joinSides(sides.map((one) => one.side));
    for (const site of said) found.push({ site, denies: deniedIn(words, site), side });
    const level = reading.levels.find(inside) ?? null;
    const plain = level === null ? words : words.slice(level.end - part.start);
    if (said.length === 0 && /^[\s\S]{0,12}?\b(?:normal|negative|unremarkable)\b/i.test(plain))
      found.push({ site: level?.region ?? null, denies: null, side });
  }
  return found.filter(
    (one, at) => at === found.findIndex((other) => other.site === one.site && other.denies === one.denies),
  );
}
