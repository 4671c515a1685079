import { respell } from "./respell.ts";

/** A word of the source: its plain stem, its range [start, end), and by bits which tables have a phrase that begins with it. */
export type Word = { stem: string; start: number; end: number; begins: number };

const LETTER = /[\p{L}\p{N}]/u;
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/haem/, "hem"],
  [/oedem/, "edem"],
  [/oesoph/, "esoph"],
  [/^caec/, "cec"],
  [/tumour/, "tumor"],
  [/orrhoea/, "orrhea"],
  [/ischaem/, "ischem"],
  [/grey/, "gray"],
  [/calibre/, "caliber"],
];
type Stem = { stem: string; begins: number };
const known = new Map<string, Stem>();
const beginnings = new Map<string, number>();

/** Tells which table (by its bit) has phrases that begin with these stems: one look at a word then spares a look into each table. */
export function registerBeginnings(stems: Iterable<string>, bit: number): void {
  for (const stem of stems) beginnings.set(stem, (beginnings.get(stem) ?? 0) | bit);
  known.clear();
}

const SHORTHAND = "fracture";

function plainStem(word: string): string {
  let stem = word
    .toLowerCase()
    .replace(/['’]s?$/, "")
    .replace(/['’]/g, "");
  for (const [british, american] of BRITISH) stem = stem.replace(british, american);
  if (/(?:oses|stases)$/.test(stem)) stem = `${stem.slice(0, -2)}is`;
  else if (stem.length > 4 && stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 4 && /(ss|x|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.length > 3 && stem.endsWith("s") && !/(ss|us|is)$/.test(stem)) stem = stem.slice(0, -1);
  return stem;
}

/**
 * The form in which two spellings of a word meet: lower case, American, singular, a slip of the keys put right. Not a dictionary: only
 * forms that reports use.
 */
function stemOf(word: string): Stem {
  const found = known.get(word);
  if (found !== undefined) return found;
  const stem = word === "#" ? SHORTHAND : respell(plainStem(word));
  const made = { stem, begins: beginnings.get(stem) ?? 0 };
  if (known.size < 50_000) known.set(word, made);
  return made;
}

/** The stems of a phrase, as it stands in a table: nothing is respelt. */
export function phraseStems(phrase: string): string[] {
  return spansOf(phrase).map(([start, end]) => {
    const word = phrase.slice(start, end);
    return word === "#" ? SHORTHAND : plainStem(word);
  });
}

/** Whether the character at `at` belongs to a word, by its code; letters beyond ASCII by their property. */
function isWordCode(code: number, text: string, at: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

const isLetterAt = (text: string, at: number) => at < text.length && LETTER.test(text[at] ?? "");

/** Where the word ends that begins at `start`: letters and digits, and what an apostrophe ties to them. */
function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWordCode(code, text, at)) at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
    else if ((code === 39 || code === 0x2019) && at > start && isLetterAt(text, at + 1)) at += 1;
    else break;
  }
  return Math.min(at, text.length);
}

/** "-ve" is "negative" in clinical shorthand and must not be taken for "+ve"; "#" before a word is "fracture". */
function shorthandEnd(code: number, text: string, at: number): number | null {
  if (code === 35) return isLetterAt(text, at + (text[at + 1] === " " ? 2 : 1)) ? at + 1 : null;
  if (code !== 45 || text.slice(at, at + 3).toLowerCase() !== "-ve" || isLetterAt(text, at + 3)) return null;
  return at > 0 && LETTER.test(text[at - 1] ?? "") ? null : at + 3;
}

/** Where the words of a text stand. */
function spansOf(text: string): [number, number][] {
  const spans: [number, number][] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const end = isWordCode(code, text, at) ? wordEnd(text, at) : shorthandEnd(code, text, at);
    if (end !== null) spans.push([at, end]);
    at = end ?? at + 1;
  }
  return spans;
}

/** The words of a text in order; hyphens and slashes part words, so that "ground-glass" and "ground glass" are the same. */
export function wordsOf(text: string, offset = 0): Word[] {
  return spansOf(text).map(([start, end]) => {
    const { stem, begins } = stemOf(text.slice(start, end));
    return { stem, start: start + offset, end: end + offset, begins };
  });
}
