import type { ImageSearch } from "#commands/images/search-images.ts";
import { type Match, type SearchForm, type SearchLevel, searchable } from "#commands/images/searchable.ts";
import { Refusal } from "#contract/refusals.ts";
import { keywordOf, tagOf } from "#dicom/dictionary.ts";
import { readDate } from "#dicom/read-instance.ts";

type Query = Readonly<Record<string, unknown>>;

/** What a QIDO-RS query asks for, PS3.18 section 8.3.4. `tags` are those named by includefield; null for "all". */
export type SearchAsked = {
  matches: Match[];
  included: string[] | null;
  limit: number;
  offset: number;
  warnings: string[];
};

/** Without a limit in the query, so many are given at most: studies one page, what lies in a study as good as all of it. */
export const limits: Record<SearchLevel, number> = { study: 1000, series: 5000, instance: 20_000 };

const invalid = (detail: string) => new Refusal("not-valid", detail);
const levels: readonly SearchLevel[] = ["study", "series", "instance"];
const control: ReadonlySet<string> = new Set(["accept", "charset"]);

/** @throws Refusal "not-valid" naming what cannot be searched by, or is not written as the standard asks */
export function readSearch(query: Query, level: SearchLevel): SearchAsked {
  const asked: SearchAsked = { matches: [], included: [], limit: limits[level], offset: 0, warnings: [] };
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
        asked.included = readFields(values);
        break;
      case "fuzzymatching":
        if (values.includes("true"))
          asked.warnings.push(
            "The fuzzymatching parameter is not supported. Only literal matching has been performed.",
          );
        break;
      default:
        asked.matches.push(...readMatch(name, values, level));
    }
  }
  return asked;
}

function whole(name: string, values: readonly string[]): number {
  const value = Number(values[0]);
  if (!/^\d{1,9}$/.test(values[0] ?? "") || values.length > 1) throw invalid(`${name}: a whole number is asked for`);
  return value;
}

function readFields(values: readonly string[]): string[] | null {
  const fields = values
    .flatMap((one) => one.split(","))
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (fields.some((field) => field.toLowerCase() === "all")) return null;
  return fields.map((field) => tagNamed(field, "includefield"));
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

function readMatch(name: string, values: readonly string[], level: SearchLevel): Match[] {
  if (name.includes(".")) throw invalid(`${name.slice(0, 100)}: attributes inside sequences cannot be searched by`);
  const keyword = keywordOf(tagNamed(name, "query")) ?? name;
  const target = searchable[keyword];
  if (target === undefined)
    throw invalid(`${keyword.slice(0, 64)} cannot be searched by; it can be asked for with includefield`);
  if (levels.indexOf(target.level) > levels.indexOf(level))
    throw invalid(
      `${keyword} belongs to the ${target.level} level; this is a search for ${level === "study" ? "studies" : level}`,
    );
  // An empty value matches everything (universal matching, PS3.4 section C.2.2.2.3).
  return values
    .filter((value) => value !== "" && value !== "*")
    .map((value) => ({ keyword, ...matchOf(keyword, target.form, value) }));
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
  const tags = asked.included === null ? null : [...new Set([...always, ...asked.included])];
  return { level, matches: [...path, ...asked.matches], tags, limit: asked.limit, offset: asked.offset };
}
