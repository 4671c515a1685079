/** Languages told apart by their commonest words. Only English reports are read for statements; the others are parted into sections. */
export type Language = "en" | "de" | "es" | "fr" | "unknown";

const COMMON: Readonly<Record<Exclude<Language, "unknown">, ReadonlySet<string>>> = {
  en: new Set("the of and is are no in with for to was without there normal right left a on seen not".split(" ")),
  de: new Set(
    "der die das und kein keine mit ist im des nicht von den ein eine bei ohne nach zu links rechts sowie".split(" "),
  ),
  es: new Set("el la los las de y sin con en del se una un no es que derecho izquierdo por al".split(" ")),
  fr: new Set("le la les des de et sans avec du une un est pas dans au droit gauche il en à".split(" ")),
};
type Told = keyof typeof COMMON;
const LANGUAGES_OF = new Map<string, Told[]>();
for (const language of ["en", "de", "es", "fr"] as const)
  for (const word of COMMON[language]) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
const NO_LANGUAGE: readonly Told[] = [];
const ENOUGH = 8;

/** @returns "unknown" for texts too short to tell */
export function guessLanguage(text: string): Language {
  const counts = { en: 0, de: 0, es: 0, fr: 0 };
  // A few hundred words tell; longer ones than the common ones need no look.
  for (const word of text
    .slice(0, 2500)
    .toLowerCase()
    .split(/[\s.,;:()]+/)) {
    if (word.length > 9) continue;
    for (const language of LANGUAGES_OF.get(word) ?? NO_LANGUAGE) counts[language] += 1;
  }
  const [best, next] = (["en", "de", "es", "fr"] as const).toSorted((a, b) => counts[b] - counts[a]);
  if (best === undefined || next === undefined || counts[best] < ENOUGH || counts[best] < counts[next] * 1.2)
    return "unknown";
  return best;
}
