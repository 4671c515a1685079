/**
 * Flesch–Kincaid grade level of an English text (Kincaid et al. 1975): 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
 * @returns the US school grade, 0 or more; 0 for an empty text
 */
export function readingGrade(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const sentences = Math.max(1, sentencesOf(text).length);
  return Math.max(0, 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59);
}

/** Sentences of a text; a full stop inside a number or after one letter ("e.g.") ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[^\s.].[.!?]["”)]?)\s+(?=[\p{Lu}\d"“(])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** Syllables of an English word by its groups of vowels; a silent e at the end counts for nothing. Numbers count as one. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^\p{L}]/gu, "");
  if (letters.length <= 3) return 1;
  const stem = letters
    .replace(/(?:[^laeiouy]es|[^laeiouydt]ed|[^laeiouy]e)$/, (end) => end.slice(0, 1))
    .replace(/^y/, "");
  return Math.max(1, stem.match(/[aeiouyáéíóúäöü]{1,2}/g)?.length ?? 1);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\d][\p{L}\d'’.-]*/gu) ?? [];
}
