import type { Certainty } from "#contract/finding.ts";
import type { Barrier } from "./barriers.ts";
import type { Cue, Effect } from "./cues.ts";
import type { Word } from "./words.ts";

/** What a sentence asserts of one thing it mentions. `asserted` is false for what is only asked, feared, remembered or another's. */
export type Assertion = { negated: boolean; certainty: Certainty; asserted: boolean };

/** A mention by its positions in the sentence's words, `last` included. */
export type Span = { first: number; last: number };

const BACKWARD_WORDS = 12;
const NEAR_WORDS = 2;
const CLOSE_WORDS = 4;
/** Words that may stand between "may be" and "due to" without parting them. */
const LINKING = 2;

function blocked(barriers: readonly Barrier[], from: number, to: number, backward: boolean): boolean {
  return barriers.some(
    ({ at, forwardOnly, since }) => at > from && at <= to && from >= since && !(backward && forwardOnly),
  );
}

function reachesForward(cue: Cue, span: Span, barriers: readonly Barrier[], effect: Effect): boolean {
  if (cue.first >= span.first) return false;
  if (effect === "historical-near") return span.first - cue.last <= NEAR_WORDS;
  const bridges = effect === "possible" || effect === "probable";
  return !blocked(barriers, cue.last + (bridges ? LINKING : 0), span.first, false);
}

function reachesBackward(cue: Cue, span: Span, barriers: readonly Barrier[]): boolean {
  if (cue.first <= span.last || cue.first - span.last > BACKWARD_WORDS) return false;
  return !blocked(barriers, span.last, cue.first, true);
}

const GOES_ON = new Set(
  "on in at for by since today bilaterally currently now again throughout from of within here anywhere and or".split(
    " ",
  ),
);

/** "Pneumothorax: absent." and not "absent flow": what ends its part of the sentence says it of what went before. */
function endsPart(text: string, words: readonly Word[], cue: Cue): boolean {
  const next = words[cue.last + 1];
  if (next === undefined || GOES_ON.has(next.stem)) return true;
  return /[^\s\p{L}\p{N}]/u.test(text.slice(words[cue.last]?.end ?? 0, next.start));
}

/** "Opacities, oedema versus infection": what stands before the comma is no part of the choice. */
function isNewChoice(text: string, words: readonly Word[], span: Span, cue: Cue): boolean {
  if (!/^(?:versus|vs)$/.test(words[cue.first]?.stem ?? "")) return false;
  return text.slice(words[span.last]?.end ?? 0, words[cue.first]?.start ?? 0).includes(",");
}

/** The effects of a sentence's cues on one mention in it. */
function effectsOn(
  text: string,
  words: readonly Word[],
  span: Span,
  cues: readonly Cue[],
  barriers: readonly Barrier[],
): Set<Effect> {
  const effects = new Set<Effect>();
  for (const cue of cues) {
    if (cue.first >= span.first && cue.first <= span.last) continue;
    for (const { effect, reach } of cue.senses) {
      const ahead =
        reach === "forward" ||
        (reach === "first" && cue.first <= 1) ||
        (reach === "near" && span.first - cue.last <= CLOSE_WORDS);
      const back = reach === "backward" || (reach === "last" && endsPart(text, words, cue));
      if (ahead && reachesForward(cue, span, barriers, effect)) effects.add(effect);
      if (back && reachesBackward(cue, span, barriers) && !isNewChoice(text, words, span, cue)) effects.add(effect);
    }
  }
  return effects;
}

/** "Effusion: no." The word that denies stands last and alone. */
function endsInNo(words: readonly Word[], span: Span): boolean {
  const last = words.length - 1;
  return words[last]?.stem === "no" && last > span.last && last - span.last <= 2;
}

/** A scope algorithm after NegEx and ConText: what the cues around a mention make of it. */
export function assertionOf(
  text: string,
  words: readonly Word[],
  span: Span,
  cues: readonly Cue[],
  barriers: readonly Barrier[],
): Assertion {
  const effects = effectsOn(text, words, span, cues, barriers);
  const has = (...wanted: Effect[]) => wanted.some((effect) => effects.has(effect));
  const asserted = !has("hypothetical", "historical", "historical-near", "other-person");
  if (has("negated") || endsInNo(words, span)) return { negated: true, certainty: "definite", asserted: true };
  if (has("negated-probably")) return { negated: true, certainty: "probable", asserted: true };
  if (has("unlikely")) return { negated: false, certainty: "unlikely", asserted };
  if (has("possible")) return { negated: false, certainty: "possible", asserted };
  if (has("probable")) return { negated: false, certainty: "probable", asserted };
  return { negated: false, certainty: "definite", asserted };
}
