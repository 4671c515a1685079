import type { AnswerLanguage } from "#contract/language.ts";
import type { AnswerWords } from "./answer-words.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { zh } from "./zh.ts";

/** The words of every language at once: for the server. The web application loads one at a time. */
export const answerWords: Record<AnswerLanguage, AnswerWords> = { en, es, de, fr, zh, ar };
