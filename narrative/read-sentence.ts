import type { Side } from "#contract/finding.ts";
import { type SiteMention, siteIndex } from "./anatomy.ts";
import { type Assertion, assertionOf, type Span } from "./assertion.ts";
import { findBarriers } from "./barriers.ts";
import { type CategoryFound, findCategories } from "./categories.ts";
import { isPartOf, isTissue, wholesOf } from "./concept-relations.ts";
import { type Cue, findCues } from "./cues.ts";
import { findGapped } from "./find-gapped.ts";
import { findLevels, type LevelFound } from "./levels.ts";
import { type Observation, observationIndex } from "./observations.ts";
import { findPhrases, type PhraseMatch } from "./phrase-index.ts";
import { findSizes, type SizeFound } from "./sizes.ts";
import type { Sentence } from "./split-sentences.ts";
import { type Word, wordsOf } from "./words.ts";

export type Mention = PhraseMatch<Observation> & { assertion: Assertion };
export type SideFound = Span & { side: Side };

/** Everything recognised in one sentence, before it is decided what belongs to what. */
export type SentenceReading = {
  sentence: Sentence;
  words: readonly Word[];
  cues: readonly Cue[];
  mentions: readonly Mention[];
  sites: readonly PhraseMatch<SiteMention>[];
  sides: readonly SideFound[];
  sizes: readonly SizeFound[];
  levels: readonly LevelFound[];
  categories: readonly CategoryFound[];
};

const SIDE_WORDS = new Map<string, Side>([
  ["left", "left"],
  ["right", "right"],
  ["lt", "left"],
  ["rt", "right"],
  ["bilateral", "bilateral"],
  ["bilat", "bilateral"],
  ["bilaterally", "bilateral"],
  ["both", "bilateral"],
  ["midline", "midline"],
]);

/** "L kidney", "R adrenal nodule": a capital right before a place or a finding. */
function shortSide(text: string, word: Word, starts: ReadonlySet<number>, next: number): Side | undefined {
  if (word.end - word.start !== 1 || !starts.has(next)) return undefined;
  const letter = text[word.start];
  return letter === "L" ? "left" : letter === "R" ? "right" : undefined;
}

function findSides(
  text: string,
  words: readonly Word[],
  mentions: readonly PhraseMatch<Observation>[],
  named: readonly Span[],
): SideFound[] {
  const sides: SideFound[] = [];
  const starts = new Set([...mentions, ...named].map(({ first }) => first));
  for (const [at, word] of words.entries()) {
    const { stem } = word;
    const side = SIDE_WORDS.get(stem) ?? shortSide(text, word, starts, at + 1);
    if (side === undefined || words[at - 1]?.stem === "not") continue;
    const named = mentions.some(({ first, last, passed }) => first <= at && at <= last && !passed.includes(at));
    if (!named) sides.push({ side, first: at, last: at });
  }
  return sides;
}

/** "Calcified granuloma", "enlarged heart": of two findings side by side without a comma the first only describes the second. */
function withoutDescribing(text: string, found: readonly PhraseMatch<Observation>[]): PhraseMatch<Observation>[] {
  return found.filter((one, at) => {
    const next = found[at + 1];
    if (next === undefined || next.first !== one.last + 1 || next.passed.length > 0) return true;
    return /[,;:/().]/.test(text.slice(one.end, next.start));
  });
}

const overlaps = (one: Span, other: Span) => one.first <= other.last && other.first <= one.last;
const within = (one: Span, other: Span) =>
  other.first <= one.first && one.last <= other.last && other.last - other.first > one.last - one.first;

/** "The mass has enlarged" tells of a change. */
function isChange(words: readonly Word[], { value, first, last }: PhraseMatch<Observation>): boolean {
  return value.name === "enlargement" && first === last && /^(?:has|ha|have|had)$/.test(words[first - 1]?.stem ?? "");
}

/** What a longer name of a place swallows is no finding ("uterine cavity"); words that stand apart give way to none. */
function findObservations(
  text: string,
  words: readonly Word[],
  sites: readonly PhraseMatch<SiteMention>[],
): PhraseMatch<Observation>[] {
  const apart = findGapped(text, words);
  const found = findPhrases(observationIndex, words)
    .filter((one) => !sites.some((site) => within(one, site)))
    .filter((one, at) => at === 0 || !isChange(words, one));
  if (apart.length === 0) return withoutDescribing(text, found);
  const longer = apart.filter(
    (one) => !found.some((other) => within(one, other) || (overlaps(one, other) && other.first < one.first)),
  );
  const rest = found.filter((one) => !longer.some((other) => overlaps(one, other)));
  return withoutDescribing(
    text,
    [...rest, ...longer].toSorted((a, b) => a.first - b.first),
  );
}

const HOLDERS = new Set("in within of around about inside adjacent to into from involving".split(" "));

/** "No gas within the collection": what is denied is the gas; the collection, named as known, is there. */
function withGiven(words: readonly Word[], mentions: Mention[]): Mention[] {
  return mentions.map((one, at) => {
    const before = mentions[at - 1];
    if (!one.assertion.negated || before === undefined || !before.assertion.negated) return one;
    if (words[one.first - 1]?.stem !== "the" || !HOLDERS.has(words[one.first - 2]?.stem ?? "")) return one;
    return { ...one, assertion: { negated: false, certainty: "definite", asserted: one.assertion.asserted } };
  });
}

const rootOf = (site: string) => wholesOf(site).at(-1);

/** Without the vague ones ("apex") where another site, of the sentence or about it, leads to another part of the body. */
function withoutVague(
  sites: readonly PhraseMatch<SiteMention>[],
  around: readonly string[],
): readonly PhraseMatch<SiteMention>[] {
  if (!sites.some(({ value }) => value.vague)) return sites;
  const clear = sites
    .filter(({ value }) => !value.vague && !isTissue(value.site.name))
    .map(({ value }) => value.site.name);
  const leading = clear.length > 0 ? clear : around.filter((site) => !isTissue(site));
  if (leading.length === 0) return sites;
  const roots = new Set(leading.map(rootOf));
  return sites.filter(({ value }) => !value.vague || isTissue(value.site.name) || roots.has(rootOf(value.site.name)));
}

/** A site named within an observation counts where the observation has none of its own ("hip replacement"). */
function standsFree(site: PhraseMatch<SiteMention>, mentions: readonly PhraseMatch<Observation>[]): boolean {
  const holder = mentions.find((mention) => overlaps(site, mention));
  if (holder === undefined) return true;
  const usual = holder.value.site;
  const { name } = site.value.site;
  return name !== usual && (usual === null || isTissue(usual) || isPartOf(name, usual));
}

/**
 * @param text the whole source; ranges in the answer are in it
 * @param around sites that the sentence is about without naming them (its label, the examination)
 */
export function readSentence(text: string, sentence: Sentence, around: readonly string[] = []): SentenceReading {
  const words = wordsOf(text.slice(sentence.start, sentence.end), sentence.start);
  const cues = findCues(words);
  const named = findPhrases(siteIndex, words);
  const found = findObservations(text, words, named);
  const barriers = findBarriers(text, words, cues, found);
  const mentions = withGiven(
    words,
    found.map((one) => ({ ...one, assertion: assertionOf(text, words, one, cues, barriers) })),
  );
  const sites = withoutVague(
    named.filter((site) => standsFree(site, mentions)),
    around,
  );
  const { start, end } = sentence;
  const categories = findCategories(text, start, end);
  return {
    sentence,
    words,
    cues,
    mentions,
    sites,
    sides: [
      ...findSides(text, words, mentions, named),
      ...sites.flatMap(({ value, first, last }) =>
        value.side === "not-stated" ? [] : [{ side: value.side, first, last }],
      ),
    ],
    sizes: findSizes(text, start, end),
    // "C-RADS C3" is no vertebra.
    levels: findLevels(text, start, end).filter(
      (level) => !categories.some((one) => one.start <= level.start && level.end <= one.end),
    ),
    categories,
  };
}
