import { z } from "zod";

/** The languages in which an answer can be had (ISO 639-1). English is the one it is signed in. */
export const answerLanguage = z.enum(["en", "es", "de", "fr", "zh", "ar"]);
export type AnswerLanguage = z.infer<typeof answerLanguage>;

/** Each language by its own name, for whoever cannot read the page yet. */
export const languageName: Record<AnswerLanguage, string> = {
  en: "English",
  es: "Español",
  de: "Deutsch",
  fr: "Français",
  zh: "中文",
  ar: "العربية",
};

/** Which way a language is written. */
export const directionOf = (language: AnswerLanguage): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");
