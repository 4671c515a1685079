import type { Span } from "./assertion.ts";
import type { Cue } from "./cues.ts";
import type { Word } from "./words.ts";

/**
 * Where a cue's reach ends. A barrier at `at` lies before the word of that position; `forwardOnly` ones (a colon) let "Effusion: none"
 * reach back; one that closes a parenthesis holds only what began inside it, at word `since` or later.
 */
export type Barrier = { at: number; forwardOnly: boolean; since: number };

const OPENERS = new Set(
  `there a an it this these small mild mildly moderate moderately severe large tiny minimal stable unchanged persistent increased increasing
  decreased decreasing interval multiple few several scattered trace chronic old again slight slightly minor marked subtle extensive
  bilateral status complete partial otherwise also patchy worsening mildly grade large positive`.split(/\s+/),
);
const LISTING = new Set(["or", "nor"]);
const FINITE = new Set("is are was were has have ha demonstrate show reveal appear remain measure contain".split(" "));
/** "… is seen", "… are identified" close a list of what is not there. */
const SEEN = new Set(
  "seen identified noted present evident appreciated demonstrated detected visualized visualised found observed apparent visible suspected".split(
    " ",
  ),
);

function hasAhead(words: readonly Word[], from: number, to: number, wanted: ReadonlySet<string>): number {
  for (let at = from; at < to; at += 1) if (wanted.has(words[at]?.stem ?? "")) return at;
  return -1;
}

/** Whether a new assertion begins at word `at`, which follows a comma or an "and"; `end` is where its part ends. */
function opensAssertion(words: readonly Word[], at: number, end: number): boolean {
  const word = words[at]?.stem ?? "";
  if (hasAhead(words, at, Math.min(words.length, at + 14), LISTING) !== -1) return false;
  if (OPENERS.has(word) || /^\d/.test(word)) return true;
  const verb = hasAhead(words, at, end, FINITE);
  return verb !== -1 && hasAhead(words, verb + 1, end, SEEN) === -1;
}

/** The barriers of a sentence, from its cues of kind "stop", its punctuation and the parts that begin anew. */
export function findBarriers(
  text: string,
  words: readonly Word[],
  cues: readonly Cue[],
  mentions: readonly Span[] = [],
): Barrier[] {
  const barriers: Barrier[] = [];
  for (const { senses, first } of cues)
    if (senses.some(({ reach }) => reach === "stop")) barriers.push({ at: first, forwardOnly: false, since: 0 });
  const gapBefore = (at: number) => text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0);
  const partEnd = (from: number) => {
    for (let at = from + 1; at < words.length; at += 1) if (/[,;:]/.test(gapBefore(at))) return at;
    return words.length;
  };
  let opened = 0;
  for (let at = 1; at < words.length; at += 1) {
    const gap = gapBefore(at);
    if (gap === " " && words[at]?.stem !== "and") {
      // Dictation without a comma: "no effusion small hiatal hernia".
      if (OPENERS.has(words[at]?.stem ?? "") && mentions.some(({ last }) => last === at - 1))
        barriers.push({ at, forwardOnly: false, since: 0 });
      continue;
    }
    if (gap.includes(")")) barriers.push({ at, forwardOnly: true, since: opened });
    if (gap.includes("(")) opened = at;
    if (gap.includes(";") || /[.?!]\s/.test(gap)) barriers.push({ at, forwardOnly: false, since: 0 });
    else if (gap.includes(":")) barriers.push({ at, forwardOnly: true, since: 0 });
    else if (gap.includes(",") || gap.includes(" - ") || gap.includes("–")) {
      const start = words[at]?.stem === "and" || words[at]?.stem === "with" ? at + 1 : at;
      if (opensAssertion(words, start, partEnd(start))) barriers.push({ at, forwardOnly: false, since: 0 });
    } else if (words[at]?.stem === "and" && opensAssertion(words, at + 1, partEnd(at + 1)))
      barriers.push({ at, forwardOnly: false, since: 0 });
  }
  return barriers;
}
