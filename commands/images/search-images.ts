import { type RawBuilder, sql } from "kysely";
import { blindMetadata } from "#dicom/blind.ts";
import type { DicomJson } from "#dicom/json.ts";
import { inScope, type OrganisationScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { conditionOf, type Match, type SearchLevel } from "./searchable.ts";
import { shownMetadata } from "./shown-metadata.ts";
import { findVisibleStudies } from "./visible-studies.ts";

export type ImageSearch = {
  level: SearchLevel;
  matches: readonly Match[];
  /** Tags wanted of the data set; null for all that it has. */
  tags: readonly string[] | null;
  limit: number;
  offset: number;
};

/** One match. Of a study or series `json` holds attributes of one of its instances, of an instance its own. */
export type FoundImage = {
  studyInstanceUid: string;
  seriesInstanceUid: string;
  sopInstanceUid: string;
  json: DicomJson;
  modalities: string[];
  studySeries: number;
  studyInstances: number;
  seriesInstances: number;
};

type Row = {
  study: string;
  series: string;
  instance: string;
  blind: boolean;
  json: DicomJson;
  modalities: string[];
  study_series: number;
  study_instances: number;
  series_instances: number;
};

/**
 * Searches what the scope may see, in a stable order: newest study first, then series and instance by number. What is withheld from a
 * blind reader is neither found nor counted.
 * @returns at most `limit` matches, and whether there are more
 */
export async function searchImages(
  desk: Pick<House, "database">,
  scope: OrganisationScope,
  search: ImageSearch,
): Promise<{ found: FoundImage[]; more: boolean }> {
  const rows = await inScope(desk.database, scope, async (tx) => {
    const visible = await findVisibleStudies(tx, scope);
    if (visible.only?.length === 0) return [];
    const blind = sql`st.id = ANY (${visible.blind}::uuid[])`;
    const shown = sql`(i.withheld IS NULL OR NOT (${blind}) OR se.id = ANY (${visible.releasedSeries}::uuid[]))`;
    const studies =
      visible.only === null ? sql`st.id <> ALL (${visible.never}::uuid[])` : sql`st.id = ANY (${visible.only}::uuid[])`;
    const conditions = search.matches.map((match) => sql`AND ${conditionOf(match, shown, blind)}`);
    const where = sql`st.organisation_id = ${scope.organisationId} AND ${studies} ${sql.join(conditions, sql` `)}`;
    const page = sql`WITH page AS (${pages[search.level](where, shown)} LIMIT ${search.limit + 1} OFFSET ${search.offset})`;
    const found = await sql<Row>`${page}
      SELECT st.study_instance_uid AS study, se.series_instance_uid AS series, i.sop_instance_uid AS instance,
        ${blind} AS blind, ${picked(search.tags)} AS json, ${counts(search.level, shown)}
      FROM page JOIN study st ON st.id = page.study_id JOIN instance i ON i.id = page.instance_id JOIN series se ON se.id = i.series_id
      ORDER BY page.place`.execute(tx);
    return found.rows;
  });
  return { found: rows.slice(0, search.limit).map(describe), more: rows.length > search.limit };
}

const newestFirst = sql`st.study_date DESC NULLS LAST, st.study_time DESC NULLS LAST, st.id`;
const seriesOrder = sql`se.series_number NULLS LAST, se.id`;
const instanceOrder = sql`i.instance_number NULLS LAST, i.id`;

/** The matches of a level, each with one instance that stands for it. Conditions of lower levels never reach a higher one. */
const pages: Record<SearchLevel, (where: RawBuilder<unknown>, shown: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  study: (
    where,
    shown,
  ) => sql`SELECT st.id AS study_id, i.id AS instance_id, row_number() OVER (ORDER BY ${newestFirst}) AS place
    FROM study st JOIN LATERAL (SELECT i.id FROM series se JOIN instance i ON i.series_id = se.id
      WHERE se.study_id = st.id AND ${shown} ORDER BY ${seriesOrder}, ${instanceOrder} LIMIT 1) i ON true
    WHERE ${where} ORDER BY ${newestFirst}`,
  series: (where, shown) => sql`SELECT st.id AS study_id, i.id AS instance_id,
      row_number() OVER (ORDER BY ${newestFirst}, ${seriesOrder}) AS place
    FROM study st JOIN series se ON se.study_id = st.id JOIN LATERAL (SELECT i.id FROM instance i
      WHERE i.series_id = se.id AND ${shown} ORDER BY ${instanceOrder} LIMIT 1) i ON true
    WHERE ${where} ORDER BY ${newestFirst}, ${seriesOrder}`,
  instance: (where, shown) => sql`SELECT st.id AS study_id, i.id AS instance_id,
      row_number() OVER (ORDER BY ${newestFirst}, ${seriesOrder}, ${instanceOrder}) AS place
    FROM study st JOIN series se ON se.study_id = st.id JOIN instance i ON i.series_id = se.id
    WHERE ${where} AND ${shown} ORDER BY ${newestFirst}, ${seriesOrder}, ${instanceOrder}`,
};

function picked(tags: readonly string[] | null): RawBuilder<unknown> {
  if (tags === null) return sql`${shownMetadata}`;
  return sql`(SELECT coalesce(jsonb_object_agg(tag, m->tag), '{}') FROM (SELECT ${shownMetadata} AS m) AS shown, unnest(${tags}::text[]) tag
    WHERE m ? tag)`;
}

/** Counts that only the level that tells them needs. */
function counts(level: SearchLevel, shown: RawBuilder<unknown>): RawBuilder<unknown> {
  // An inner `i` and `se`: the conditions of `shown` speak of those.
  const ofStudy = (
    what: RawBuilder<unknown>,
  ) => sql`(SELECT ${what} FROM series se JOIN instance i ON i.series_id = se.id
    WHERE se.study_id = st.id AND ${shown})`;
  const ofSeries = sql`(SELECT count(*)::int FROM instance i WHERE i.series_id = se.id AND ${shown})`;
  const nothing = sql`0 AS study_series, 0 AS study_instances, '{}'::text[] AS modalities`;
  if (level === "instance") return sql`${nothing}, 0 AS series_instances`;
  if (level === "series") return sql`${nothing}, ${ofSeries} AS series_instances`;
  return sql`${ofStudy(sql`count(DISTINCT se.id)::int`)} AS study_series, ${ofStudy(sql`count(*)::int`)} AS study_instances,
    coalesce(${ofStudy(sql`array_agg(DISTINCT se.modality)`)}, '{}') AS modalities, 0 AS series_instances`;
}

function describe(row: Row): FoundImage {
  return {
    studyInstanceUid: row.study,
    seriesInstanceUid: row.series,
    sopInstanceUid: row.instance,
    json: row.blind ? blindMetadata(row.json) : row.json,
    modalities: row.modalities,
    studySeries: row.study_series,
    studyInstances: row.study_instances,
    seriesInstances: row.series_instances,
  };
}
