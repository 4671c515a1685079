import type { AnswerLanguage } from "#contract/language.ts";
import { dayText, instantText, isoDay, numberText } from "../labels.ts";

/** Which sign parts the whole from the tenths. */
const decimalSign: Record<AnswerLanguage, "." | ","> = { en: ".", es: ",", de: ",", fr: ",", zh: ".", ar: "." };

/** A number with at most one decimal, in the digits of the pictures and reports (0 to 9). */
export function localNumber(value: number, language: AnswerLanguage): string {
  return numberText(value).replace(".", decimalSign[language]);
}

/** Arabic with the same digits as the pictures and reports beside it. */
const locale = (language: AnswerLanguage) => (language === "ar" ? "ar-u-nu-latn" : language);

/** A day (YYYY-MM-DD or DICOM's YYYYMMDD) as it is written in the language; what is no day is given back as it is. */
export function localDay(day: string, language: AnswerLanguage): string {
  const iso = isoDay(day);
  if (language === "en" || iso === null) return dayText(day);
  const format = new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(iso)).replace(/[\u200e\u200f]/g, "");
}

/** An instant as day and time in UTC. */
export function localInstant(instant: string, language: AnswerLanguage): string {
  if (language === "en") return instantText(instant);
  const utc = new Date(instant).toISOString();
  return `${localDay(utc, language)}, ${utc.slice(11, 16)} UTC`;
}
