import { type SiteMention, siteIndex } from "./anatomy.ts";
import { isPartOf, wholesOf } from "./concept-relations.ts";
import { findLevels } from "./levels.ts";
import { findPhrases } from "./phrase-index.ts";
import { wordsOf } from "./words.ts";

/** A place as it is written into a statement: the level first where there is one ("L4-L5 intervertebral disc", "rib 5"). */
export function placeName(site: string | null, level: { level: string; region: string } | null): string | null {
  if (level === null) return site;
  if (level.level.startsWith("rib") || level.level.startsWith("segment")) return level.level;
  const fits = site !== null && (isPartOf(site, "spine") === isPartOf(level.region, "spine") || site === level.region);
  return `${level.level} ${fits && site !== null ? site : level.region}`;
}

export type Place = { site: string | null; level: string | null; side: SiteMention["side"] };

/** A place in anybody's words, understood as far as the tables go: the most exact site named, its level and side. */
export function readPlace(words: string): Place {
  const found = findPhrases(siteIndex, wordsOf(words));
  const exact = [...found].sort((a, b) => wholesOf(b.value.site.name).length - wholesOf(a.value.site.name).length)[0];
  const level = findLevels(words, 0, words.length)[0] ?? null;
  const side = found.find(({ value }) => value.side !== "not-stated")?.value.side ?? sideOf(words);
  return { site: exact?.value.site.name ?? level?.region ?? null, level: level?.level ?? null, side };
}

export function sideOf(words: string): SiteMention["side"] {
  const left = /\bleft\b/i.test(words);
  const right = /\bright\b/i.test(words);
  if (/\b(?:bilateral(?:ly)?|both)\b/i.test(words) || (left && right)) return "bilateral";
  if (left) return "left";
  if (right) return "right";
  return /\bmidline\b/i.test(words) ? "midline" : "not-stated";
}
