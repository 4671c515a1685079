import type { PlainThing } from "#contract/plain-sentence.ts";
import { type AnswerWords, fill } from "./answer-words.ts";
import { localNumber } from "./local-text.ts";
import { type ForeignLanguage, type FoundTerm, findObservation, findSite } from "./terms.ts";

/** A thing in another language, and the terms it was said with; null where the table of terms lacks one. */
export type SaidThing = { text: string; terms: FoundTerm[] };

/** What was seen, in the nominative, with place, side, size and doubt after it in brackets. */
export function sayThing(thing: PlainThing, words: AnswerWords, language: ForeignLanguage): SaidThing | null {
  const what = findObservation(thing.observation, language);
  if (what === null) return null;
  const place = thing.anatomy.trim() === "" ? null : findSite(thing.anatomy, language);
  if (place === null && thing.anatomy.trim() !== "") return null;
  const { thing: form } = words;
  const side = [thing.side, place?.side, what.side].find((each) => each !== undefined && each !== "not-stated");
  const details = [
    ...what.details,
    ...(place === null ? [] : [fill(form.place, { place: [place.words, ...place.details].join(" ") })]),
    ...(side === undefined ? [] : [form.side[side]]),
    ...(thing.millimetres === null || thing.absent
      ? []
      : [fill(form.size, { millimetres: localNumber(thing.millimetres, language) })]),
    ...(thing.certainty === null || thing.certainty === "definite" || thing.absent
      ? []
      : [form.certainty[thing.certainty]]),
  ];
  const put =
    details.length === 0 ? what.words : fill(form.whole, { what: what.words, details: details.join(form.between) });
  return {
    text: thing.absent ? fill(form.absent, { thing: put }) : put,
    terms: place === null ? [what] : [what, place],
  };
}
