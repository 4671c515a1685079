import type { Side } from "#contract/finding.ts";
import type { AnswerLanguage } from "#contract/language.ts";
import { anatomyTerms } from "./anatomy-terms.ts";
import { modifierTerms } from "./modifier-terms.ts";
import { observationTerms } from "./observation-terms.ts";

export type ForeignLanguage = Exclude<AnswerLanguage, "en">;
/** The order of the columns after the English names. */
const columns: readonly ForeignLanguage[] = ["de", "es", "fr", "zh", "ar"];

export type Term = { english: readonly string[]; words: Record<ForeignLanguage, string>; review: string };

/** Words that were found, with those that say more exactly how it is or which one. */
export type FoundTerm = {
  /** The English name that was found. */
  english: string;
  words: string;
  details: string[];
  /** As the words themselves say it. */
  side: Side;
  reviewed: boolean;
};

/**
 * Reads a table of terms.
 * @throws Error where a line has not all its fields: a gap would be found out by a patient
 */
export function readTerms(table: string): Term[] {
  return table
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [names = "", ...fields] = line.split("|").map((field) => field.trim());
      if (fields.length !== columns.length + 1 || fields.some((field) => field === ""))
        throw new Error(`a line of the term table is not whole: ${line}`);
      const [de = "", es = "", fr = "", zh = "", ar = "", review = ""] = fields;
      return { english: names.split(",").map((name) => name.trim()), words: { de, es, fr, zh, ar }, review };
    });
}

type Index = ReadonlyMap<string, { english: string; term: Term }>;

function indexOf(table: string): Index {
  return new Map(
    readTerms(table).flatMap((term) => term.english.map((english) => [normal(english), { english, term }] as const)),
  );
}

const observations = indexOf(observationTerms);
const sites = indexOf(anatomyTerms);
const modifiers = indexOf(modifierTerms);

/** A thing seen, in another language; null where the table does not know all of it. */
export const findObservation = (text: string, language: ForeignLanguage): FoundTerm | null =>
  find(observations, text, language);

/** A place, in another language; null where the table does not know all of it. */
export const findSite = (text: string, language: ForeignLanguage): FoundTerm | null => find(sites, text, language);

/** Words that name a side; what they say is kept apart from the term. */
const sideWords: Readonly<Record<string, Side>> = {
  left: "left",
  right: "right",
  bilateral: "bilateral",
  both: "bilateral",
  midline: "midline",
};
const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
/** Levels of the spine and numbers: the same in every language. */
const level = /^(?:[ctls]\d{1,2}(?:[-/][ctls]?\d{1,2})?|\d{1,2}|i{1,3}|iv|v|vi{1,3})$/i;

/** The whole text as one term, else a term with words before it that the table of modifiers knows. Nothing may be left over. */
function find(index: Index, text: string, language: ForeignLanguage): FoundTerm | null {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => !/^(?:the|an?|of)$/i.test(word));
  const bare = words.filter((word) => sideWords[word.toLowerCase()] === undefined);
  const side = sideOf(words);
  const whole = index.get(normal(text)) ?? index.get(normal(bare.join(" ")));
  if (whole !== undefined) return found(whole, language, [], side);
  const details: string[] = [];
  const left = bare.filter((word) => {
    const detail = detailOf(word, language);
    if (detail !== null) details.push(detail);
    return detail === null;
  });
  const term = left.length < bare.length && left.length > 0 ? index.get(normal(left.join(" "))) : undefined;
  return term === undefined ? null : found(term, language, details, side);
}

function found(
  { english, term }: { english: string; term: Term },
  language: ForeignLanguage,
  details: string[],
  side: Side,
): FoundTerm {
  return { english, words: term.words[language], details, side, reviewed: term.review !== "unreviewed" };
}

function detailOf(word: string, language: ForeignLanguage): string | null {
  const ordinal = ordinals.indexOf(word.toLowerCase());
  if (ordinal >= 0) return String(ordinal + 1);
  if (level.test(word)) return word.toUpperCase();
  return modifiers.get(normal(word))?.term.words[language] ?? null;
}

function sideOf(words: readonly string[]): Side {
  const named = new Set(words.map((word) => sideWords[word.toLowerCase()]).filter((side) => side !== undefined));
  if (named.has("left") && named.has("right")) return "bilateral";
  return [...named][0] ?? "not-stated";
}

/** One form for what is spelled in two ways and for singular and plural. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/haem/g, "hem")
    .replaceAll(/oedema/g, "edema")
    .replaceAll(/oesoph/g, "esoph")
    .replaceAll(/ischaem/g, "ischem")
    .replaceAll(/tumour/g, "tumor")
    .replaceAll(/goitre/g, "goiter")
    .replaceAll(/caecum/g, "cecum")
    .replaceAll(/[-\s]+/g, " ")
    .replace(/^(?:the|an?) /, "")
    .replace(/(?<=[a-rt-z])s$/, "")
    .trim();
}
