import { type RawBuilder, sql } from "kysely";
import { blindTags, isBlindGroup } from "#dicom/blind-attributes.ts";
import { dictionaryVr, isPrivate } from "#dicom/dictionary.ts";
import { likeOf } from "./like-pattern.ts";
import type { SearchLevel } from "./searchable.ts";
import { shownMetadata } from "./shown-metadata.ts";

/** How a value of the data set itself is matched; ranges are as DA, TM or DT write them. */
export type MetadataTest =
  | { kind: "any-of"; values: string[] }
  | { kind: "like"; pattern: string; ignoreCase: boolean }
  | { kind: "range"; from: string | null; to: string | null }
  | { kind: "empty" };

/** A condition on any attribute, also inside sequences: `tags` lead to it from the outside. */
export type MetadataMatch = { kind: "metadata"; level: SearchLevel; tags: string[]; test: MetadataTest };

/** What a blind reader does not get is not found by what it says either. */
export function isClosedToBlind(tags: readonly string[]): boolean {
  return tags.some((tag) => blindTags.has(tag) || isBlindGroup(tag) || isPrivate(tag));
}

/** The condition in SQL: true of an entity where one of its instances bears such a value. */
export function metadataCondition(match: MetadataMatch, shown: RawBuilder<unknown>): RawBuilder<unknown> {
  const bears = bearing(match);
  switch (match.level) {
    case "instance":
      return bears;
    case "series":
      return sql`EXISTS (SELECT 1 FROM instance i WHERE i.series_id = se.id AND ${shown} AND ${bears})`;
    case "study":
      return sql`EXISTS (SELECT 1 FROM series se JOIN instance i ON i.series_id = se.id
        WHERE se.study_id = st.id AND ${shown} AND ${bears})`;
  }
}

function bearing({ tags, test }: MetadataMatch): RawBuilder<unknown> {
  const leaf = tags.at(-1) ?? "";
  const steps = tags.map((tag) => `."${tag}".Value[*]`).join("");
  // A person's name matches in any of its writings.
  const path = `$${steps}${dictionaryVr(leaf, false) === "PN" ? ".*" : ""}`;
  const values = sql`jsonb_path_query(${shownMetadata}, ${path}::jsonpath) v`;
  const value = sql`(v #>> '{}')`;
  if (test.kind === "empty") return sql`NOT EXISTS (SELECT 1 FROM ${values} WHERE ${value} <> '')`;
  return sql`EXISTS (SELECT 1 FROM ${values} WHERE ${conditionOn(value, test)})`;
}

function conditionOn(value: RawBuilder<unknown>, test: Exclude<MetadataTest, { kind: "empty" }>): RawBuilder<unknown> {
  switch (test.kind) {
    case "any-of":
      return sql`${value} = ANY (${test.values}::text[])`;
    case "like":
      return test.ignoreCase
        ? sql`lower(${value}) LIKE lower(${likeOf(test.pattern)})`
        : sql`${value} LIKE ${likeOf(test.pattern)}`;
    case "range": {
      // The shorter of two moments stands for all that begin with it (PS3.4 section C.2.2.2.5).
      const from = test.from === null ? sql`true` : sql`${value} >= ${test.from}`;
      const to = test.to === null ? sql`true` : sql`left(${value}, ${test.to.length}) <= ${test.to}`;
      return sql`(${from} AND ${to})`;
    }
  }
}
