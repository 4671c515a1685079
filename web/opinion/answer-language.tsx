import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import { type AnswerLanguage, directionOf } from "#contract/language.ts";
import type { PlainSentence } from "#contract/plain-sentence.ts";
import type { AnswerWords } from "#reporting/languages/answer-words.ts";
import { en } from "#reporting/languages/en.ts";
import type { Piece } from "#reporting/languages/say-pieces.ts";
import css from "./opinion.module.css";

type Say = (text: string, sentences: readonly PlainSentence[]) => readonly Piece[];
type Spoken = { words: AnswerWords; say: Say; sayAnswer: Say };

const asWritten: Say = (text) => (text.trim() === "" ? [] : [{ text, language: "en", terms: [] }]);
const inEnglish: Spoken = { words: en, say: asWritten, sayAnswer: asWritten };

/** Each language with its terms and its letters is loaded when somebody wants to read it. */
const loaders: Record<Exclude<AnswerLanguage, "en">, () => Promise<AnswerWords>> = {
  es: () => import("#reporting/languages/es.ts").then(({ es }) => es),
  de: () => import("#reporting/languages/de.ts").then(({ de }) => de),
  fr: () => import("#reporting/languages/fr.ts").then(({ fr }) => fr),
  zh: async () => {
    const [{ zh }] = await Promise.all([
      import("#reporting/languages/zh.ts"),
      import("@fontsource/noto-sans-sc/400.css"),
    ]);
    return zh;
  },
  ar: async () => {
    const [{ ar }] = await Promise.all([
      import("#reporting/languages/ar.ts"),
      import("@fontsource/noto-sans-arabic/arabic-400.css"),
      import("@fontsource/noto-sans-arabic/arabic-700.css"),
    ]);
    return ar;
  },
};

async function load(language: AnswerLanguage): Promise<Spoken> {
  if (language === "en") return inEnglish;
  const [words, { sayText, sayAnswer }] = await Promise.all([
    loaders[language](),
    import("#reporting/languages/say-text.ts"),
  ]);
  return {
    words,
    say: (text, sentences) => sayText(text, sentences, words),
    sayAnswer: (text, sentences) => sayAnswer(text, sentences, words),
  };
}

const Language = createContext<Spoken>(inEnglish);

/** Sets the language, direction and letters of what is inside; English until another is there. */
export function AnswerInLanguage({ language, children }: { language: AnswerLanguage; children: ReactNode }) {
  const loaded = useQuery({
    queryKey: ["answer-words", language],
    queryFn: () => load(language),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: language !== "en",
  });
  const spoken = language === "en" ? inEnglish : (loaded.data ?? inEnglish);
  const shown = spoken.words.language;
  return (
    <Language value={spoken}>
      <div lang={shown} dir={directionOf(shown)} className={css[`in_${shown}`] ?? ""} aria-busy={loaded.isFetching}>
        {children}
      </div>
    </Language>
  );
}

/** The words of the language around. */
export const useAnswerWords = (): AnswerWords => useContext(Language).words;

/** How a text of the account is said in the language around. */
export const useSay = (): Say => useContext(Language).say;

/** How the answer itself is said, which begins with what can be said of it in any case. */
export const useSayAnswer = (): Say => useContext(Language).sayAnswer;
