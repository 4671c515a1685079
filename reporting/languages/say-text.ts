import type { PlainSentence, Saying } from "#contract/plain-sentence.ts";
import type { AnswerWords } from "./answer-words.ts";
import { localNumber } from "./local-text.ts";
import type { Piece } from "./say-pieces.ts";
import { sayThing } from "./say-thing.ts";

/**
 * A text of the account in another language: each sentence in it that was built from signed findings, and was left as it was built, is
 * said anew from the catalogue; what a person wrote, and what the table of terms has no word for, stays in English as a piece of its own.
 * @param sentences those of the opinion, in the order in which they were built
 */
export function sayText(text: string, sentences: readonly PlainSentence[], words: AnswerWords): Piece[] {
  if (text.trim() === "") return [];
  if (words.language === "en") return [english(text)];
  const byLength = sentences.toSorted((a, b) => b.text.length - a.text.length);
  const pieces: Piece[] = [];
  let rest = text;
  while (rest !== "") {
    const known = byLength.find((sentence) => startsWith(rest, sentence.text));
    const taken = known?.text ?? untilNext(rest, byLength);
    pieces.push(...((known === undefined ? null : saySentence(known, words)) ?? [english(taken.trim())]));
    rest = rest.slice(taken.length).replace(/^[^\S\n]+/, "");
    if (rest.startsWith("\n")) {
      pieces.push({ text: "\n", language: words.language, terms: [] });
      rest = rest.trimStart();
    }
  }
  return joined(pieces.filter((piece) => piece.text !== ""));
}

/** The sentences that say how the two readings stand to each other as a whole. */
const standing: readonly Saying[] = [
  ...(["cannot-answer", "looked", "readings-agree", "differ-in-one", "differ-in-points"] as const),
  ...(["may-change", "not-likely-to-change"] as const),
];

/**
 * The answer in another language. Where the radiologist worded it all anew, so that nothing of it can be said, it begins with how the
 * readings stand to each other: that much was built from signed findings and is signed as well.
 */
export function sayAnswer(answer: string, sentences: readonly PlainSentence[], words: AnswerWords): Piece[] {
  const pieces = sayText(answer, sentences, words);
  if (words.language === "en" || pieces.some(({ language }) => language !== "en")) return pieces;
  const known = standing.flatMap((says) => sentences.filter((sentence) => sentence.says === says));
  return joined([...known.flatMap((sentence) => saySentence(sentence, words) ?? []), ...pieces]);
}

function startsWith(text: string, sentence: string): boolean {
  return sentence !== "" && text.startsWith(sentence) && /^(?:\s|$)/.test(text.slice(sentence.length));
}

/** What stands before the next sentence that was built: it begins after the end of another. */
function untilNext(text: string, sentences: readonly PlainSentence[]): string {
  for (const end of text.matchAll(/[.!?”"]\s+|\n+/g)) {
    const at = end.index + end[0].length;
    if (sentences.some((sentence) => startsWith(text.slice(at), sentence.text))) return text.slice(0, at);
  }
  return text;
}

/** One sentence from the catalogue; null where it cannot be built. Quotations stay in the language of the report. */
function saySentence(sentence: PlainSentence, words: AnswerWords): Piece[] | null {
  const { language } = words;
  if (language === "en") return [english(sentence.text)];
  const thing = sentence.thing === null ? null : sayThing(sentence.thing, words, language);
  if (sentence.thing !== null && thing === null) return null;
  const [first, second] = sentence.numbers;
  const parts = words.sentences[sentence.says].split(/(\{\w+\})/).filter((part) => part !== "");
  const pieces = parts.map((part): Piece | null => {
    switch (part) {
      case "{thing}":
        return thing === null ? null : { text: thing.text, language, terms: thing.terms };
      case "{quote}":
        return sentence.quote === "" ? null : english(sentence.quote);
      case "{first}":
        return first === undefined ? null : { text: localNumber(first, language), language, terms: [] };
      case "{second}":
        return second === undefined ? null : { text: localNumber(second, language), language, terms: [] };
      default:
        return { text: part, language, terms: [] };
    }
  });
  const whole = pieces.filter((piece) => piece !== null);
  return whole.length < pieces.length ? null : closed(whole);
}

const english = (text: string): Piece => ({ text, language: "en", terms: [] });

/** A sentence ends with a space, so that the next may follow; Chinese puts none. */
function closed(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1);
  if (last === undefined || last.language === "zh") return [...pieces];
  return [...pieces.slice(0, -1), { ...last, text: `${last.text} ` }];
}

/** Neighbours in one language as one piece; no space at the end. */
function joined(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if (last !== undefined && last.language === piece.language && piece.language !== "en") {
      last.text += piece.text;
      last.terms = [...last.terms, ...piece.terms];
    } else kept.push({ ...piece });
  }
  const end = kept.at(-1);
  if (end !== undefined) end.text = end.text.trimEnd();
  return kept;
}
