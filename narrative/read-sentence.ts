import type { Side } from "#contract/finding.ts";
import { type SiteMention, siteIndex } from "./anatomy.ts";
import { type Assertion, assertionOf, type Span } from "./assertion.ts";
import { findBarriers } from "./barriers.ts";
import { type CategoryFound, findCategories } from "./categories.ts";
import { type Cue, findCues } from "./cues.ts";
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
  ["bilateral", "bilateral"],
  ["bilaterally", "bilateral"],
  ["both", "bilateral"],
  ["midline", "midline"],
]);

function findSides(words: readonly Word[], mentions: readonly Span[]): SideFound[] {
  const sides: SideFound[] = [];
  for (const [at, { stem }] of words.entries()) {
    const side = SIDE_WORDS.get(stem);
    const denied = words[at - 1]?.stem === "not";
    const inMention = mentions.some(({ first, last }) => first <= at && at <= last);
    if (side !== undefined && !denied && !inMention) sides.push({ side, first: at, last: at });
  }
  return sides;
}

/** "Calcified granuloma", "enlarged heart": of two findings side by side without a comma the first only describes the second. */
function withoutDescribing(text: string, found: readonly PhraseMatch<Observation>[]): PhraseMatch<Observation>[] {
  return found.filter((one, at) => {
    const next = found[at + 1];
    if (next === undefined || next.first !== one.last + 1) return true;
    return /[,;:/().]/.test(text.slice(one.end, next.start));
  });
}

/** @param text the whole source; ranges in the answer are in it */
export function readSentence(text: string, sentence: Sentence): SentenceReading {
  const words = wordsOf(text.slice(sentence.start, sentence.end), sentence.start);
  const cues = findCues(words);
  const barriers = findBarriers(text, words, cues);
  const found = withoutDescribing(text, findPhrases(observationIndex, words));
  const mentions = found.map((one) => ({ ...one, assertion: assertionOf(words, one, cues, barriers) }));
  const outside = (span: Span) => !mentions.some(({ first, last }) => first <= span.last && span.first <= last);
  const sites = findPhrases(siteIndex, words).filter(outside);
  const { start, end } = sentence;
  return {
    sentence,
    words,
    cues,
    mentions,
    sites,
    sides: [
      ...findSides(words, mentions),
      ...sites.flatMap(({ value, first, last }) =>
        value.side === "not-stated" ? [] : [{ side: value.side, first, last }],
      ),
    ],
    sizes: findSizes(text, start, end),
    levels: findLevels(text, start, end),
    categories: findCategories(text, start, end),
  };
}
