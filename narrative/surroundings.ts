import type { Side } from "#contract/finding.ts";
import type { ReportSection } from "#contract/statement.ts";
import { siteIndex } from "./anatomy.ts";
import { isPartOf, isTissue } from "./concept-relations.ts";
import type { LevelFound } from "./levels.ts";
import { findPhrases } from "./phrase-index.ts";
import { wordsOf } from "./words.ts";

/** The part of the body that was examined, and its side, as far as title and technique say. */
export type Exam = { site: string | null; side: Side };

/** What stands around a sentence and holds for what it leaves open. */
export type Surroundings = {
  labelSites: readonly string[];
  labelSide: Side;
  labelLevel: Pick<LevelFound, "level" | "region"> | null;
  /** What the sentences just before, in the same line, are about. */
  topicSites: readonly string[];
  exam: Exam;
};

export const nothingAround: Surroundings = {
  labelSites: [],
  labelSide: "not-stated",
  labelLevel: null,
  topicSites: [],
  exam: { site: null, side: "not-stated" },
};

/** Examinations that name their part of the body by themselves. */
const EXAM_SITES: readonly (readonly [RegExp, string])[] = [
  [/\bmammo|\btomosynthesis/i, "breast"],
  [/\bcxr\b|\bchest (?:x-?ray|radiograph|film)|\bct ?pa\b|\bctpa\b|\bhrct chest/i, "chest"],
  [/\bccta\b|\bcoronary/i, "coronary artery"],
  [/\bmrcp\b/i, "bile duct"],
  [/\benterograph/i, "bowel"],
  [/\bcolonograph/i, "colon"],
  [/\bkub\b/i, "abdomen"],
  [/\b(?:o?esophagram|o?esophagogram|barium swallow)\b/i, "esophagus"],
  [/\bhysterosalping|\btransvaginal|\bpelvic ultrasound/i, "pelvis"],
  [/\bmultiparametric|\bmpmri\b/i, "prostate"],
];
/** Systems of categories that are used for one organ only. */
const RATED_ORGANS: readonly (readonly [RegExp, string])[] = [
  [/\bbi-?rads/i, "breast"],
  [/\bpi-?rads/i, "prostate"],
  [/\bti-?rads/i, "thyroid"],
];
const MODALITY =
  /\b(?:ct|cta|ctpa|mr|mri|mra|mrcp|us|usg|ultrasound|sonogram|doppler|duplex|x-?ray|xr|cxr|radiographs?|films?|views?|mammogra\w*|pet|scan|tomography|imaging|ccta|hrct|barium|\w*grams?|scintigraphy)\b/i;
const SIDED = /\b(left|right|lt|rt|bilateral|both)\b/gi;
const LONGEST_TITLE = 160;

/** The lines that name the examination: title, "EXAM:", technique; else the first sentence where it names a way of imaging. */
function titleLines(text: string, sections: readonly ReportSection[]): string[] {
  const lines = text
    .slice(0, 1500)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const exam = lines.filter((line) => /^(?:exam(?:ination)?|study|procedure|type of exam)\b[^:]{0,20}:/i.test(line));
  const technique = sections.find(({ name }) => name === "technique");
  const first = lines[0]?.split(/(?<=[a-z])\.\s/)[0] ?? "";
  const title = /^(?:clinical|history|indication|reason|final|wet|preliminary)/i.test(first) ? (lines[1] ?? "") : first;
  return [
    ...exam.map((line) => line.slice(line.indexOf(":") + 1)),
    ...(exam.length === 0 && (MODALITY.test(title) || /^[A-Z\s\d,:&/()-]{4,}$/.test(title))
      ? [title.split(":")[0] ?? ""]
      : []),
    ...(technique === undefined ? [] : [text.slice(technique.start, technique.end).replace(/\s+/g, " ")]),
  ].map((line) => line.slice(0, LONGEST_TITLE));
}

/** The one site that all those named lie in; null where they are of several parts of the body. */
function commonSite(named: readonly string[]): string | null {
  const parts = [...new Set(named)].filter((site) => !isTissue(site));
  return parts.find((one) => parts.every((other) => isPartOf(other, one))) ?? null;
}

/** What was examined, by a report's title or technique. Where several parts of the body were, none is given. */
export function examOf(text: string, sections: readonly ReportSection[]): Exam {
  for (const line of titleLines(text, sections)) {
    const named = findPhrases(siteIndex, wordsOf(line)).map(({ value }) => value.site.name);
    const known = EXAM_SITES.find(([pattern]) => pattern.test(line))?.[1];
    const site = commonSite(named) ?? (named.length === 0 ? (known ?? null) : null);
    if (site === null) continue;
    const sides = new Set([...line.matchAll(SIDED)].map(([word]) => word.toLowerCase()));
    const has = (...words: string[]) => words.some((word) => sides.has(word));
    const [left, right] = [has("left", "lt"), has("right", "rt")];
    const both = has("bilateral", "both") || (left && right);
    return { site, side: both || left === right ? "not-stated" : left ? "left" : "right" };
  }
  const rated = RATED_ORGANS.find(([pattern]) => pattern.test(text))?.[1];
  if (rated === undefined) return nothingAround.exam;
  if (rated !== "breast") return { site: rated, side: "not-stated" };
  const only = new Set([...text.matchAll(/\b(left|right|bilateral|both)\b/gi)].map(([word]) => word.toLowerCase()));
  const [side] = only;
  return { site: rated, side: only.size === 1 && (side === "left" || side === "right") ? side : "not-stated" };
}
