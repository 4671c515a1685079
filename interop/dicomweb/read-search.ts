import type { MetadataTest } from "#commands/images/match-metadata.ts";
import type { ImageSearch } from "#commands/images/search-images.ts";
import { type Match, type SearchForm, type SearchLevel, searchable } from "#commands/images/searchable.ts";
import { Refusal } from "#contract/refusals.ts";
import { dictionaryVr, isPrivate, keywordOf, tagOf } from "#dicom/dictionary.ts";
import { readDate } from "#dicom/read-instance.ts";

type Query = Readonly<Record<string, unknown>>;

/** What a QIDO-RS query asks for, PS3.18 section 8.3.4. */
export type SearchAsked = {
  matches: Match[];
  /** Attributes named by includefield, each by the tags that lead to it from the outside; null for "all". */
  included: string[][] | null;
  limit: number;
  offset: number;
  warnings: string[];
};

/** Without a limit in the query, so many are given at most: studies one page, what lies in a study as good as all of it. */
export const limits: Record<SearchLevel, number> = { study: 1000, series: 5000, instance: 20_000 };

const invalid = (detail: string) => new Refusal("not-valid", detail);
const levels: readonly SearchLevel[] = ["study", "series", "instance"];
const control: ReadonlySet<string> = new Set([
  "accept",
  "charset",
  "fuzzymatching",
  "emptyvaluematching",
  // Several values are always taken.
  "multiplevaluematching",
]);

/** Parameters that say how matching is done. */
type Manner = { fuzzy: boolean; empty: boolean };

/** @throws Refusal "not-valid" naming what cannot be searched by, or is not written as the standard asks */
export function readSearch(query: Query, level: SearchLevel, inStudy: boolean): SearchAsked {
  const asked: SearchAsked = { matches: [], included: [], limit: limits[level], offset: 0, warnings: [] };
  const manner = { fuzzy: isTrue(query, "fuzzymatching"), empty: isTrue(query, "emptyvaluematching") };
  for (const [name, value] of Object.entries(query)) {
    const values = (Array.isArray(value) ? value : [value]).map(String);
    if (control.has(name.toLowerCase())) continue;
    switch (name.toLowerCase()) {
      case "limit":
        asked.limit = Math.min(limits[level], whole(name, values));
        break;
      case "offset":
        asked.offset = whole(name, values);
        break;
      case "includefield":
        asked.included = readFields(values, asked.included);
        break;
      default:
        asked.matches.push(...readMatch(name, values, level, manner));
    }
  }
  if (!inStudy) refuseUnbounded(asked.matches);
  return { ...asked, matches: asOneSpan(asked.matches) };
}

function isTrue(query: Query, name: string): boolean {
  const [, value] = Object.entries(query).find(([one]) => one.toLowerCase() === name) ?? [];
  return String(value).toLowerCase() === "true";
}

/** Keys that leave a few studies at most. */
const narrow = new Set(["StudyInstanceUID", "PatientID", "AccessionNumber", "SeriesInstanceUID", "SOPInstanceUID"]);

/** What is not in the index would be looked for in every image of the archive. */
function refuseUnbounded(matches: readonly Match[]): void {
  const open = matches.find((match) => match.kind === "metadata");
  if (open === undefined) return;
  const bound = matches.some(
    (match) =>
      narrow.has(match.keyword) &&
      (match.kind === "any-of" || (match.kind === "like" && !/^[*?]*$/.test(match.pattern.slice(0, 3)))),
  );
  if (!bound)
    throw invalid(
      `${open.keyword.slice(0, 64)} can be searched by together with StudyInstanceUID, PatientID or AccessionNumber only`,
    );
}

/** Ranges of StudyDate and StudyTime together are one span of time (PS3.18 section 8.3.4.1.1, combined date-time matching). */
function asOneSpan(matches: readonly Match[]): Match[] {
  const date = matches.find((match) => match.keyword === "StudyDate");
  const time = matches.find((match) => match.keyword === "StudyTime");
  if (date?.kind !== "range" || time?.kind !== "range") return [...matches];
  const bothFrom = date.from !== null && time.from !== null;
  const bothTo = date.to !== null && time.to !== null;
  // A single day, or ends that do not pair: then each is matched by itself.
  if (
    date.from === date.to ||
    (date.from === null) !== (time.from === null) ||
    (date.to === null) !== (time.to === null)
  )
    return [...matches];
  const from = bothFrom ? `${date.from} ${time.from}` : null;
  const to = bothTo ? `${date.to} ${time.to}` : null;
  return [...matches.filter((match) => match !== time), { keyword: "StudyDate", kind: "span", from, to }];
}

function whole(name: string, values: readonly string[]): number {
  const value = Number(values[0]);
  if (!/^\d{1,9}$/.test(values[0] ?? "") || values.length > 1) throw invalid(`${name}: a whole number is asked for`);
  return value;
}

function readFields(values: readonly string[], before: string[][] | null): string[][] | null {
  const fields = values
    .flatMap((one) => one.split(","))
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (before === null || fields.some((field) => field.toLowerCase() === "all")) return null;
  return [...before, ...fields.map((field) => pathNamed(field, "includefield"))];
}

/** Tags of an attribute and of the sequences that hold it, each given by keyword or in eight hexadecimal digits, parted by dots. */
function pathNamed(field: string, where: string): string[] {
  const tags = field.split(".").map((one) => tagNamed(one, where));
  if (tags.length > 6) throw invalid(`${where}: ${field.slice(0, 64)} lies too deep`);
  const [outer] = tags.slice(0, -1).filter((tag) => dictionaryVr(tag, false) !== "SQ" && !isPrivate(tag));
  if (outer !== undefined) throw invalid(`${where}: ${keywordOf(outer) ?? outer} is no sequence`);
  return tags;
}

/** Tag of an attribute given by keyword or in eight hexadecimal digits. */
function tagNamed(field: string, where: string): string {
  if (/^[0-9a-f]{8}$/i.test(field)) return field.toUpperCase();
  try {
    return tagOf(field);
  } catch {
    throw invalid(`${where}: there is no attribute ${field.slice(0, 64)}`);
  }
}

function readMatch(name: string, values: readonly string[], level: SearchLevel, manner: Manner): Match[] {
  const tags = pathNamed(name, "query");
  const keyword = tags.map((tag) => keywordOf(tag) ?? tag).join(".");
  const target = searchable[keyword];
  if (target !== undefined && levels.indexOf(target.level) > levels.indexOf(level))
    throw invalid(
      `${keyword} belongs to the ${target.level} level; this is a search for ${level === "study" ? "studies" : level}`,
    );
  // An empty value matches everything (universal matching, PS3.4 section C.2.2.2.3).
  return values
    .filter((value) => value !== "" && value !== "*")
    .map((value): Match => {
      const wantsEmpty = manner.empty && value === '""';
      if (target === undefined)
        return {
          keyword,
          kind: "metadata",
          level,
          tags,
          test: wantsEmpty ? { kind: "empty" } : testOf(keyword, tags, value),
        };
      if (wantsEmpty) return { keyword, kind: "empty" };
      if (manner.fuzzy && target.form === "name") return { keyword, kind: "words", words: wordsOf(value) };
      return { keyword, ...matchOf(keyword, target.form, value) };
    });
}

const wordsOf = (value: string) => value.split(/[\s^=,.*?]+/).filter((word) => word !== "");

/** Matching on a value of the data set, by its VR (PS3.4 section C.2.2.2). */
function testOf(keyword: string, tags: readonly string[], value: string): MetadataTest {
  const leaf = tags.at(-1) ?? "";
  const vr = dictionaryVr(leaf, false) ?? "LO";
  if (vr === "SQ" || !searchableVrs.has(vr))
    throw invalid(
      `${keyword.slice(0, 64)} cannot be searched by: ${vr === "SQ" ? "name an attribute in it" : `its VR is ${vr}`}`,
    );
  if (vr === "UI") return { kind: "any-of", values: value.split(/[,\\]/).map((one) => one.trim()) };
  if (vr === "DA" || vr === "TM" || vr === "DT") return rangeTest(keyword, vr, value);
  if (numberVrs.has(vr)) {
    const numbers = value.split("\\").map(Number);
    if (numbers.some((one) => !Number.isFinite(one))) throw invalid(`${keyword.slice(0, 64)}: a number is asked for`);
    return { kind: "any-of", values: numbers.map(String) };
  }
  if (value.includes("\\")) return { kind: "any-of", values: value.split("\\") };
  return { kind: "like", pattern: value, ignoreCase: vr === "PN" };
}

const numberVrs = new Set(["IS", "DS", "US", "SS", "UL", "SL", "FL", "FD", "UV", "SV"]);
const searchableVrs = new Set([
  ...numberVrs,
  ...["AE", "AS", "CS", "DA", "DT", "LO", "LT", "PN", "SH", "ST", "TM", "UC", "UI", "UR", "UT"],
]);

/** "a", "a-", "-b" or "a-b" as the data set writes them; a hyphen before four digits at the end of a DT is an offset. */
function rangeTest(keyword: string, vr: string, value: string): MetadataTest {
  const moment = vr === "DT" ? String.raw`\d{4,14}(?:\.\d{1,6})?(?:[+-]\d{4})?` : String.raw`\d{2,8}(?:\.\d{1,6})?`;
  const match = new RegExp(`^(?:(${moment})?(-)(${moment})?|(${moment}))$`).exec(value.replaceAll(":", ""));
  const [, from, hyphen, to, single] = match ?? [];
  if (match === null || (hyphen !== undefined && from === undefined && to === undefined))
    throw invalid(`${keyword.slice(0, 64)}: a ${vr} or a range of two with a hyphen`);
  if (single !== undefined) return { kind: "range", from: single, to: single };
  return { kind: "range", from: from ?? null, to: to ?? null };
}

type WithoutKeyword<M> = M extends Match ? Omit<M, "keyword"> : never;

function matchOf(keyword: string, form: SearchForm, value: string): WithoutKeyword<Match> {
  switch (form) {
    case "uids": {
      const uids = value.split(/[,\\]/).map((one) => one.trim());
      if (uids.some((uid) => !/^[0-9.]{1,64}$/.test(uid)))
        throw invalid(`${keyword}: one or more UIDs, parted by commas`);
      return { kind: "any-of", values: uids };
    }
    case "number":
      if (!/^[+-]?\d{1,9}$/.test(value)) throw invalid(`${keyword}: a whole number is asked for`);
      return { kind: "number", value: Number(value) };
    case "date":
      return rangeOf(keyword, value, dateEnds);
    case "time":
      return rangeOf(keyword, value, timeEnds);
    case "modalities":
    case "text":
      if (/[\\]/.test(value)) return { kind: "any-of", values: value.split("\\") };
      if (form === "modalities" && value.includes(",")) return { kind: "any-of", values: value.split(",") };
      return { kind: "like", pattern: value, ignoreCase: false };
    case "name":
      return { kind: "like", pattern: value, ignoreCase: true };
  }
}

type Ends = (value: string) => { from: string; to: string } | null;

/** "a", "a-", "-b" or "a-b", PS3.4 section C.2.2.2.5. */
function rangeOf(keyword: string, value: string, ends: Ends): WithoutKeyword<Match> {
  const [first = "", second, ...more] = value.split("-");
  const low = first === "" ? null : ends(first);
  const high = second === undefined ? low : second === "" ? null : ends(second);
  const wrong = (first !== "" && low === null) || (second !== undefined && second !== "" && high === null);
  if (wrong || more.length > 0 || (low === null && high === null))
    throw invalid(
      `${keyword}: a ${ends === dateEnds ? "date YYYYMMDD" : "time HHMMSS"} or a range of two with a hyphen`,
    );
  return { kind: "range", from: low?.from ?? null, to: high?.to ?? null };
}

const dateEnds: Ends = (value) => {
  const date = readDate(value);
  return date === null ? null : { from: date, to: date };
};

/** A time without seconds, or a fraction, stands for the whole minute or second. */
const timeEnds: Ends = (value) => {
  const match = /^(\d{2})(\d{2})?(\d{2})?(?:\.\d{1,6})?$/.exec(value.replaceAll(":", ""));
  if (match === null) return null;
  const [, hour = "", minute, second] = match;
  if (Number(hour) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return null;
  return { from: `${hour}:${minute ?? "00"}:${second ?? "00"}`, to: `${hour}:${minute ?? "59"}:${second ?? "59"}` };
};

/** The search for commands: what the path names, what the query asks, the attributes that are always given. */
export function searchOf(
  level: SearchLevel,
  place: { study?: string; series?: string },
  asked: SearchAsked,
  always: readonly string[],
): ImageSearch {
  const path: Match[] = [];
  if (place.study !== undefined) path.push({ keyword: "StudyInstanceUID", kind: "any-of", values: [place.study] });
  if (place.series !== undefined) path.push({ keyword: "SeriesInstanceUID", kind: "any-of", values: [place.series] });
  const tags =
    asked.included === null
      ? null
      : [...new Set([...always, ...asked.included.flatMap(([outermost = ""]) => outermost)])];
  return { level, matches: [...path, ...asked.matches], tags, limit: asked.limit, offset: asked.offset };
}
