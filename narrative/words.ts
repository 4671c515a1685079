/** A word of the source: its plain stem, its range [start, end). */
export type Word = { stem: string; start: number; end: number };

/** "-ve" is "negative" in clinical shorthand and must not be taken for "+ve". */
const ALPHANUMERIC = /(?<![\p{L}\p{N}])-ve(?![\p{L}])|[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
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
const known = new Map<string, string>();

/** The form in which two spellings of a word meet: lower case, American, singular. Not a dictionary: only forms that reports use. */
export function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  let stem = word
    .toLowerCase()
    .replace(/['’]s?$/, "")
    .replace(/['’]/g, "");
  for (const [british, american] of BRITISH) stem = stem.replace(british, american);
  if (stem.length > 4 && stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 4 && /(ss|x|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.length > 3 && stem.endsWith("s") && !/(ss|us|is)$/.test(stem)) stem = stem.slice(0, -1);
  if (known.size < 50_000) known.set(word, stem);
  return stem;
}

/** The words of a text in order; hyphens and slashes part words, so that "ground-glass" and "ground glass" are the same. */
export function wordsOf(text: string, offset = 0): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(ALPHANUMERIC)) {
    const start = match.index + offset;
    words.push({ stem: stemOf(match[0]), start, end: start + match[0].length });
  }
  return words;
}
