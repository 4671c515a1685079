import type { Choice } from "../doors/countries.ts";

/** ISO 639-1 codes offered for the answer; the names come from the browser. */
const codes =
  "ar bg bn bs ca cs da de el en es et fa fi fr gu he hi hr hu hy id is it ja ka kk ko lt lv mk ms nl no pa pl ps pt ro ru sk sl so sq sr sv sw ta te th tr uk ur uz vi zh".split(
    " ",
  );

/** Languages with their names in the given language, in order of the names. */
export function languages(language = "en"): Choice[] {
  const names = new Intl.DisplayNames([language], { type: "language", fallback: "code" });
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

/** The first language of the browser that is offered. */
export const likelyLanguage = (wanted: readonly string[] = navigator.languages): string =>
  wanted.map((each) => each.slice(0, 2).toLowerCase()).find((each) => codes.includes(each)) ?? "en";
