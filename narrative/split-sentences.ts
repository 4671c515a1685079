/** A sentence's range [start, end) in the source, without surrounding space, bullet or list number. */
export type Sentence = { start: number; end: number };

const ABBREVIATIONS = new Set([
  "dr",
  "mr",
  "mrs",
  "ms",
  "prof",
  "st",
  "vs",
  "e.g",
  "i.e",
  "eg",
  "ie",
  "approx",
  "no",
  "fig",
  "cf",
  "al",
  "etc",
  "ca",
  "resp",
  "incl",
  "max",
  "min",
  "post",
  "ant",
  "lat",
  "jr",
  "sr",
  "viz",
  "ser",
  "img",
  "im",
  "se",
]);
const LONGEST = 2000;
const STOP = /[.!?]+(?=[\s,"”)]|$)|;(?=\s)|\r?\n/g;
const BULLET = /^(?:[-–—•*·▪>]+|\(?\d{1,2}[.)](?!\d)|\(?[a-hA-H][.)](?=\s))\s*/;

const NUMERAL = /\b(?:type|grade|class|stage|level|segment|bosniak|category)\s+[ivx]$/i;

/** Whether the stop at `at` only belongs to an abbreviation or a list number and the sentence goes on. */
function isAbbreviation(text: string, sentenceStart: number, at: number): boolean {
  if (text[at] !== ".") return false;
  const before = /[\p{L}\p{N}.]+$/u.exec(text.slice(Math.max(sentenceStart, at - 12), at))?.[0] ?? "";
  const isListNumber = /^\d{1,2}$/.test(before) && text.slice(sentenceStart, at).trim() === before;
  if (isListNumber) return true;
  const next = /\S/.exec(text.slice(at + 1, at + 4))?.[0] ?? "";
  const word = before.toLowerCase();
  if (word === "no") return /\d/.test(next);
  // "Type I. Left: …" ends; "J. Smith" does not.
  if (/^[ivx]$/.test(word) && NUMERAL.test(text.slice(Math.max(sentenceStart, at - 16), at))) return false;
  return (ABBREVIATIONS.has(word) || /^[a-z]$/.test(word)) && !/\n/.test(text.slice(at + 1, at + 3)) && next !== "";
}

/** A line that begins with a label ("Joint spaces: …") or a level. */
const LABELLED = /^\r?\n[ \t]*(?:\p{Lu}[\p{L}\p{N} /()-]{1,40}:(?=\s|$)|[CTLS]\d{1,2}[-–/][CTLS]?\d{1,2}\b)/u;

/** Lines that are broken for their length are neither shorter nor longer (characters). */
const SHORT_LINE = 55;
const LONG_LINE = 140;

/** Whether a line break ends the sentence, or only the line of a text that was wrapped. */
function breaksSentence(text: string, sentenceStart: number, at: number, end: number): boolean {
  const lineStart = Math.max(text.lastIndexOf("\n", at - 1) + 1, sentenceStart);
  const line = text.slice(lineStart, at).trimEnd();
  const following = /^\r?\n([ \t]*)(\r?\n|\S.{0,3})?/.exec(text.slice(at, Math.min(at + 80, end)));
  const next = following?.[2] ?? "";
  if (next === "" || /^\r?\n/.test(next) || line === "") return true;
  if (BULLET.test(next) || /[.:!?]$/.test(line) || LABELLED.test(text.slice(at, Math.min(at + 60, end)))) return true;
  return /^[\p{Lu}\p{N}"]/u.test(next) && (line.length < SHORT_LINE || line.length > LONG_LINE);
}

/** Sentences between `start` and `end`. Bulleted lines, list items and parts joined by a semicolon are sentences of their own. */
export function splitSentences(text: string, start = 0, end = text.length): Sentence[] {
  const sentences: Sentence[] = [];
  let from = start;
  const close = (to: number) => {
    const sentence = trimmed(text, from, to);
    if (sentence !== null) sentences.push(sentence);
  };
  /** A run of words without any stop is cut, so that the time a text takes grows with its length alone. */
  const cutTo = (to: number) => {
    while (to - from > LONGEST) {
      const space = text.lastIndexOf(" ", from + LONGEST);
      const at = space > from ? space : from + LONGEST;
      close(at);
      from = at;
    }
  };
  STOP.lastIndex = start;
  for (let stop = STOP.exec(text); stop !== null && stop.index < end; stop = STOP.exec(text)) {
    const at = stop.index;
    const isBreak = /\n/.test(stop[0]);
    if (isBreak ? !breaksSentence(text, from, at, end) : isAbbreviation(text, from, at)) continue;
    cutTo(at);
    const to = Math.min(at + (isBreak || stop[0] === ";" ? 0 : stop[0].length), end);
    close(to);
    from = Math.min(at + stop[0].length, end);
  }
  cutTo(end);
  close(end);
  return sentences;
}

function trimmed(text: string, from: number, to: number): Sentence | null {
  let start = from;
  const lead = /^[\s,;.]*/.exec(text.slice(start, to));
  start += lead?.[0].length ?? 0;
  start += BULLET.exec(text.slice(start, to))?.[0].length ?? 0;
  const end = start + text.slice(start, to).trimEnd().length;
  return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? { start, end } : null;
}
