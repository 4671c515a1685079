import { conceptLines } from "./concept-lines.ts";
import { gapped } from "./concepts/gapped.ts";
import { type Observation, observations } from "./observations.ts";
import { findPhrases, indexPhrases, type PhraseMatch } from "./phrase-index.ts";
import { phraseStems, type Word } from "./words.ts";

const MOST_BETWEEN = 5;
/** Words that end what a first word can reach. */
const STOPS = new Set(
  "and or but with without no not is are was were which for from to than by in at on there has have had if may could".split(
    " ",
  ),
);

/** "Hilar and subcarinal nodes". */
const ADJECTIVE = /(?:al|ar|ary|ic|ian|id)$/;

type Tail = { stems: readonly string[]; observation: Observation };

const tailsByHead = new Map<string, Tail[]>();
for (const { name, synonyms, parent } of conceptLines(gappedLines())) {
  const observation = observations.get(parent ?? "");
  if (observation === undefined) throw new Error(`the table of gapped phrases names an unknown observation: ${parent}`);
  const tails = synonyms.map((phrase) => ({ stems: phraseStems(phrase), observation }));
  tailsByHead.set(name, [...(tailsByHead.get(name) ?? []), ...tails]);
}
const headIndex = indexPhrases(tailsByHead);

/** One line for each first word. */
function gappedLines(): string {
  return conceptLines(gapped.replace(/^([^|\n]+)\|/gm, (_, heads: string) => `|${heads}|`))
    .flatMap(({ synonyms, parent, last }) => synonyms.map((head) => `${head} | ${parent ?? ""} | ${last}`))
    .join("\n");
}

function standsAt(words: readonly Word[], at: number, stems: readonly string[]): boolean {
  return stems.every((stem, step) => words[at + step]?.stem === stem);
}

/** Observations in a sentence whose words stand apart, in the order of the text. No punctuation may part them. */
export function findGapped(text: string, words: readonly Word[]): PhraseMatch<Observation>[] {
  const matches: PhraseMatch<Observation>[] = [];
  for (const { value: tails, first, last: headEnd, start } of findPhrases(headIndex, words)) {
    for (let at = headEnd + 1; at < words.length && at <= headEnd + 1 + MOST_BETWEEN + 1; at += 1) {
      if (/[,;:.()]/.test(text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0))) break;
      const tail = tails.find(({ stems }) => standsAt(words, at, stems));
      if (tail === undefined) {
        const stem = words[at]?.stem ?? "";
        const joins = (stem === "and" || stem === "or") && ADJECTIVE.test(words[at + 1]?.stem ?? "");
        if (STOPS.has(stem) && !joins) break;
        continue;
      }
      const last = at + tail.stems.length - 1;
      const passed = Array.from({ length: at - headEnd - 1 }, (_, step) => headEnd + 1 + step);
      matches.push({ value: tail.observation, first, last, start, end: words[last]?.end ?? start, passed });
      break;
    }
  }
  return matches;
}
