import type { Finding, Side } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { lowerFirst } from "./describe-finding.ts";
import { numberText } from "./labels.ts";
import { inPlainWords } from "./plain-terms.ts";

/**
 * A finding as a phrase that goes on from "Both doctors see": "a small round spot in the upper part of the right lung, about 12 mm
 * across". `bare` leaves the doubt out, for sentences that are about the doubt.
 */
export function plainFinding(finding: Finding, doubt: "with-doubt" | "bare" = "with-doubt"): string {
  const { observation, anatomy, side, presence, certainty, size } = finding;
  const what = inPlainWords(lowerFirst(observation.trim() || "a finding"));
  const where = plainPlace(anatomy, side, what);
  if (presence === "absent") return `no ${withoutArticle(what)}${where}`;
  const how = doubt === "with-doubt" ? doubtWord[certainty] : "";
  const across = size === null ? "" : `, about ${numberText(Math.max(...size.millimetres))} mm across`;
  return `${how}${withArticle(what)}${where}${across}`;
}

const doubtWord = {
  definite: "",
  probable: "what is likely ",
  possible: "what may be ",
  unlikely: "what is not likely to be ",
} as const;

/** A statement of the first report as a phrase that goes on from "The first report tells of". */
export function plainStatement(statement: Statement): string {
  const { observation, anatomy, side, negated, sizeMillimetres, text } = statement;
  if (observation === null) return `“${inPlainWords(text.trim().replace(/[.\s]+$/, ""))}”`;
  const what = inPlainWords(lowerFirst(observation.trim()));
  const where = plainPlace(anatomy ?? "", side, what);
  if (negated) return `no ${withoutArticle(what)}${where}`;
  const largest = sizeMillimetres === null || sizeMillimetres.length === 0 ? null : Math.max(...sizeMillimetres);
  return `${withArticle(what)}${where}${largest === null ? "" : `, about ${numberText(largest)} mm across`}`;
}

const sidePhrase: Record<Side, string> = {
  left: " on the left",
  right: " on the right",
  bilateral: " on both sides",
  midline: " in the middle",
  "not-stated": "",
};

function plainPlace(anatomy: string, side: Side, what: string): string {
  const place = inPlainWords(lowerFirst(anatomy.trim())).replace(/^the /i, "");
  const told =
    place === "" || says(what, place) ? "" : sharesLastWord(place, what) ? ` (the ${place})` : ` in the ${place}`;
  const sideWord = side === "midline" ? "middle" : side;
  const sideTold = new RegExp(`\\b${sideWord}\\b`, "i").test(`${place} ${what}`);
  return told + (sideTold ? "" : sidePhrase[side]);
}

/** "fluid around the lung in the lung" and "a white matter spot in the white matter" would say it twice. */
function says(what: string, place: string): boolean {
  return ` ${what} `.toLowerCase().includes(` ${place.toLowerCase()} `);
}

/** "a broken rib in the fifth rib": the place says more exactly what the thing is. */
function sharesLastWord(place: string, what: string): boolean {
  const last = place.toLowerCase().split(" ").at(-1) ?? "";
  return what.toLowerCase().split(" ").includes(last);
}

const uncounted =
  /^(?:fluid|bleeding|swelling|scarring|air|cancer|spread|shrinking|fat|pressure|too |worn|pulled|tiny specks|swollen lymph|gallstones|kidney stones|normal|no )/i;

function withArticle(phrase: string): string {
  if (uncounted.test(phrase) || /^(?:an?|the|some|two|three|several|multiple|many|old|new)\b/i.test(phrase))
    return phrase;
  if (/^\p{L}+s$/u.test(phrase) && !/(?:ss|us|is)$/.test(phrase)) return phrase;
  return `${/^[aeiou]/i.test(phrase) ? "an" : "a"} ${phrase}`;
}

function withoutArticle(phrase: string): string {
  return phrase.replace(/^(?:an?|the|no|any) /i, "");
}
