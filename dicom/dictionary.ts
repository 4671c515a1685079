import { dictionaryLines } from "./dictionary.generated.ts";

const vrByTag = new Map<string, string>();
const keywordByTag = new Map<string, string>();
const tagByKeyword = new Map<string, string>();
for (const line of dictionaryLines.split("\n")) {
  const tag = line.slice(0, 8);
  const keyword = line.slice(10);
  vrByTag.set(tag, line.slice(8, 10));
  keywordByTag.set(tag, keyword);
  // The first tag keeps the keyword: a repeating group (60xx) is listed by its base.
  if (!tagByKeyword.has(keyword)) tagByKeyword.set(keyword, tag);
}

/** Repeating groups 50xx and 60xx are written once in the dictionary, PS3.5 section 7.6. */
function baseTag(tag: string): string {
  return /^(50|60)[0-9A-F]{2}/.test(tag) && !vrByTag.has(tag) ? `${tag.slice(0, 2)}00${tag.slice(4)}` : tag;
}

/** Whether the group number is odd, PS3.5 section 7.8. */
export function isPrivate(tag: string): boolean {
  return "13579BDF".includes(tag.charAt(3));
}

/**
 * VR of a tag ("00100010" gives "PN"), PS3.6 chapter 6; null where the tag is not in the dictionary. A VR that depends on the
 * data set ("US or SS") follows `signed`; "OB or OW" gives OW, as implicit VR demands (PS3.5 section A.1).
 */
export function dictionaryVr(tag: string, signed: boolean): string | null {
  if (tag.endsWith("0000")) return "UL";
  if (isPrivate(tag)) return /^[0-9A-F]{4}00[1-9A-F][0-9A-F]$/.test(tag) ? "LO" : null;
  const vr = vrByTag.get(baseTag(tag)) ?? null;
  if (vr === "xs") return signed ? "SS" : "US";
  if (vr === "ox" || vr === "lt") return "OW";
  if (vr === "up") return "UL";
  return vr === "na" ? null : vr;
}

/** Keyword of a tag, null where it has none. */
export function keywordOf(tag: string): string | null {
  return keywordByTag.get(baseTag(tag)) ?? null;
}

/** Tag of a keyword ("PatientName" gives "00100010"); throws for a keyword that PS3.6 does not know. */
export function tagOf(keyword: string): string {
  const tag = tagByKeyword.get(keyword);
  if (tag === undefined) throw new Error(`No DICOM attribute is called ${keyword}`);
  return tag;
}
