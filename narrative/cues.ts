import { conceptLines, listOf } from "./concept-lines.ts";
import { cueTable } from "./concepts/cues.ts";
import { findPhrases, indexPhrases } from "./phrase-index.ts";
import type { Word } from "./words.ts";

const effects = [
  "none",
  "negated",
  "negated-probably",
  "unlikely",
  "possible",
  "probable",
  "hypothetical",
  "historical",
  "historical-near",
  "other-person",
  "stop",
] as const;
export type Effect = (typeof effects)[number];
export type Reach = "forward" | "backward" | "first" | "near" | "last" | "none" | "stop";
/** A phrase may do one thing to what follows and another to what went before ("versus", "absent"). */
type CueSense = { effect: Effect; reach: Reach };
/** A cue found in a sentence: positions in its list of words, `last` included. */
export type Cue = { senses: readonly CueSense[]; first: number; last: number };

function effectOf(name: string): Effect {
  const effect = effects.find((one) => one === name);
  if (effect === undefined) throw new Error(`the table of cues names an unknown effect: ${name}`);
  return effect;
}

const reaches: readonly Reach[] = ["forward", "backward", "first", "near", "last", "none", "stop"];

function reachesOf(name: string): Reach[] {
  if (name === "both") return ["forward", "backward"];
  const reach = reaches.find((one) => one === name);
  if (reach !== undefined) return [reach];
  throw new Error(`the table of cues names an unknown reach: ${name}`);
}

/** The table has three fields: effect, reach and phrases. */
function sensesByPhrase(): Map<string, CueSense[]> {
  const senses = new Map<string, CueSense[]>();
  for (const { name, synonyms, parent } of conceptLines(cueTable))
    for (const phrase of listOf(parent ?? ""))
      for (const reach of reachesOf(synonyms[0] ?? ""))
        senses.set(phrase, [...(senses.get(phrase) ?? []), { effect: effectOf(name), reach }]);
  return senses;
}

const cueIndex = indexPhrases(sensesByPhrase());

/** The cues of a sentence in their order. */
export function findCues(words: readonly Word[]): Cue[] {
  return findPhrases(cueIndex, words).map(({ value, first, last }) => ({ senses: value, first, last }));
}
