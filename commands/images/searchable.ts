import { type RawBuilder, sql } from "kysely";
import { tagOf } from "#dicom/dictionary.ts";
import { likeOf } from "./like-pattern.ts";
import { isClosedToBlind, type MetadataMatch, metadataCondition } from "./match-metadata.ts";

export type SearchLevel = "study" | "series" | "instance";
/** How a value is matched, PS3.4 section C.2.2.2 by way of PS3.18 section 8.3.4. */
export type SearchForm = "uids" | "text" | "name" | "date" | "time" | "number" | "modalities";
type Searchable = { level: SearchLevel; form: SearchForm; column: RawBuilder<unknown> };

const attribute = (level: SearchLevel, form: SearchForm, column: RawBuilder<unknown>): Searchable => ({
  level,
  form,
  column,
});

/** Attributes that can be searched by, PS3.18 Table 10.6.1-5 and some more that clients use. */
export const searchable: Readonly<Record<string, Searchable>> = {
  StudyInstanceUID: attribute("study", "uids", sql`st.study_instance_uid`),
  StudyDate: attribute("study", "date", sql`st.study_date`),
  StudyTime: attribute("study", "time", sql`st.study_time`),
  AccessionNumber: attribute("study", "text", sql`st.accession_number`),
  ModalitiesInStudy: attribute("study", "modalities", sql`NULL`),
  ReferringPhysicianName: attribute("study", "name", sql`st.referring_physician_name`),
  PatientName: attribute("study", "name", sql`st.patient_name`),
  PatientID: attribute("study", "text", sql`st.patient_id`),
  IssuerOfPatientID: attribute("study", "text", sql`st.issuer_of_patient_id`),
  PatientBirthDate: attribute("study", "date", sql`st.patient_birth_date`),
  PatientSex: attribute("study", "text", sql`st.patient_sex`),
  StudyID: attribute("study", "text", sql`st.study_id`),
  StudyDescription: attribute("study", "text", sql`st.study_description`),
  InstitutionName: attribute("study", "text", sql`st.institution_name`),
  SeriesInstanceUID: attribute("series", "uids", sql`se.series_instance_uid`),
  Modality: attribute("series", "text", sql`se.modality`),
  SeriesNumber: attribute("series", "number", sql`se.series_number`),
  SeriesDescription: attribute("series", "text", sql`se.series_description`),
  BodyPartExamined: attribute("series", "text", sql`se.body_part`),
  Laterality: attribute("series", "text", sql`se.laterality`),
  SOPInstanceUID: attribute("instance", "uids", sql`i.sop_instance_uid`),
  SOPClassUID: attribute("instance", "uids", sql`i.sop_class_uid`),
  InstanceNumber: attribute("instance", "number", sql`i.instance_number`),
};

/** One condition of a search. Dates are YYYY-MM-DD, times HH:MM:SS; a range is open where an end is null. */
export type Match = { keyword: string } & (
  | { kind: "any-of"; values: string[] }
  | { kind: "like"; pattern: string; ignoreCase: boolean }
  | { kind: "range"; from: string | null; to: string | null }
  | { kind: "number"; value: number }
  /** No value, or none of any length. */
  | { kind: "empty" }
  /** Words of a name in any order, without regard to case and accents. */
  | { kind: "words"; words: string[] }
  /** A span from one moment to another, YYYY-MM-DD HH:MM:SS: StudyDate and StudyTime as one. */
  | { kind: "span"; from: string | null; to: string | null }
  | MetadataMatch
);

/**
 * A condition in SQL, over `st`, `se` and `i`.
 * @param shown whether the instance `i` is shown at all
 * @param blind whether the asker is blind to the study `st`
 */
export function conditionOf(match: Match, shown: RawBuilder<unknown>, blind: RawBuilder<unknown>): RawBuilder<unknown> {
  const tags = match.kind === "metadata" ? match.tags : [tagOf(match.keyword)];
  const condition = match.kind === "metadata" ? metadataCondition(match, shown) : columnCondition(match, shown, blind);
  return isClosedToBlind(tags) ? sql`(NOT (${blind}) AND ${condition})` : condition;
}

type ColumnMatch = Exclude<Match, { kind: "metadata" }>;

function columnCondition(
  match: ColumnMatch,
  shown: RawBuilder<unknown>,
  blind: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const target = searchable[match.keyword];
  if (target === undefined) throw new TypeError(`${match.keyword} is not searchable`);
  if (target.form === "modalities") {
    const modality = { ...match, keyword: "Modality" };
    return sql`EXISTS (SELECT 1 FROM series se JOIN instance i ON i.series_id = se.id
      WHERE se.study_id = st.id AND ${shown} AND ${conditionOf(modality, shown, blind)})`;
  }
  const { column } = target;
  const written = target.form === "name" ? otherWritings(match, target.level, shown) : null;
  const condition = onColumn(match, column);
  return written === null ? condition : sql`(${condition} OR ${written})`;
}

/** The column holds one writing of a name; where letters of another script are asked for, the data set is looked at as well. */
function otherWritings(match: ColumnMatch, level: SearchLevel, shown: RawBuilder<unknown>): RawBuilder<unknown> | null {
  if (match.kind !== "like" || !/[^\p{Script=Latin}\p{Script=Common}\p{M}]/u.test(match.pattern)) return null;
  const { kind, pattern, ignoreCase } = match;
  const test = { kind, pattern, ignoreCase };
  return metadataCondition({ kind: "metadata", level, tags: [tagOf(match.keyword)], test }, shown);
}

/** Letters without case and accents, and nothing between words but a space. */
const folded = (text: RawBuilder<unknown>) =>
  sql`regexp_replace(regexp_replace(normalize(lower(${text}), NFD), '[\u0300-\u036f]', '', 'g'), '[\\s^=,.]+', ' ', 'g')`;

function onColumn(match: ColumnMatch, column: RawBuilder<unknown>): RawBuilder<unknown> {
  switch (match.kind) {
    case "any-of":
      return sql`${column} = ANY (${match.values}::text[])`;
    case "number":
      return sql`${column} = ${match.value}`;
    case "range":
      return sql`(${match.from}::text IS NULL OR ${column} >= ${match.from}) AND (${match.to}::text IS NULL OR ${column} <= ${match.to})
        AND ${column} IS NOT NULL`;
    case "empty":
      return sql`coalesce(${column}::text, '') = ''`;
    case "words": {
      const begins = match.words.map(
        (word) => sql`(' ' || ${folded(column)}) LIKE ('% ' || ${folded(sql`${likeOf(word)}::text`)} || '%')`,
      );
      return begins.length === 0 ? sql`true` : sql`(${sql.join(begins, sql` AND `)})`;
    }
    case "span": {
      const moment = sql`(coalesce(st.study_date, '') || ' ' || coalesce(st.study_time, '00:00:00'))`;
      return sql`(${match.from}::text IS NULL OR ${moment} >= ${match.from}) AND (${match.to}::text IS NULL OR ${moment} <= ${match.to})
        AND st.study_date IS NOT NULL`;
    }
    case "like":
      return match.ignoreCase
        ? sql`lower(${column}) LIKE lower(${likeOf(match.pattern)})`
        : sql`${column} LIKE ${likeOf(match.pattern)}`;
  }
}
