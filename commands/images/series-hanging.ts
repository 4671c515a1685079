import { sql } from "kysely";
import type { SeriesSummary } from "#contract/images.ts";
import { imageView, slicePlane } from "#dicom/hanging-facts.ts";
import type { DicomJson } from "#dicom/json.ts";
import type { Tx } from "#store/database.ts";
import type { CountedSeries } from "./series-warnings.ts";
import { shownMetadata } from "./shown-metadata.ts";

/** How the images of a series lie and what they show of the body. */
export type SeriesHanging = Pick<SeriesSummary, "plane" | "views">;

export const unknownHanging: SeriesHanging = { plane: null, views: [] };

/** Modalities whose images are hung one by one, by side and view. */
const projections = new Set(["MG", "CR", "DX"]);
const mostViews = 64;
const kept = new Map<string, SeriesHanging>();
const keptMost = 5000;

const planeTags = ["00200037", "52009229", "52009230"];
const viewTags = ["00185101", "00540220", "00200062", "00200060", "00200020", "52009229"];

/** What hangings need of each of these series, by series id; read from one image of a stack and from every radiograph. */
export async function hangingOfSeries(
  tx: Tx,
  series: readonly CountedSeries[],
): Promise<ReadonlyMap<string, SeriesHanging>> {
  const keyOf = (one: CountedSeries) => `${one.id} ${one.instances}`;
  const unknown = series.filter((one) => !kept.has(keyOf(one)));
  if (kept.size + unknown.length > keptMost) kept.clear();
  const found = await loadHanging(tx, unknown);
  for (const one of unknown) kept.set(keyOf(one), found.get(one.id) ?? unknownHanging);
  return new Map(series.map((one) => [one.id, kept.get(keyOf(one)) ?? unknownHanging]));
}

async function loadHanging(tx: Tx, series: readonly CountedSeries[]): Promise<Map<string, SeriesHanging>> {
  if (series.length === 0) return new Map();
  const single = series.filter(({ modality }) => projections.has(modality)).map(({ id }) => id);
  const stacks = series.filter(({ modality }) => !projections.has(modality)).map(({ id }) => id);
  const [views, planes] = [await loadViews(tx, single), await loadPlanes(tx, stacks)];
  return new Map(
    series.map(({ id }) => [id, { plane: planes.get(id) ?? null, views: (views.get(id) ?? []).slice(0, mostViews) }]),
  );
}

async function loadPlanes(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ series_id: string; json: DicomJson }>`
    SELECT DISTINCT ON (i.series_id) i.series_id, (SELECT coalesce(jsonb_object_agg(tag, i.metadata->tag), '{}')
      FROM unnest(${planeTags}::text[]) tag WHERE i.metadata ? tag) AS json
    FROM instance i WHERE i.series_id = ANY (${ids}::uuid[]) AND i.frames > 0 ORDER BY i.series_id, i.id`.execute(tx);
  return new Map(rows.map((row) => [row.series_id, slicePlane(row.json)]));
}

async function loadViews(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ series_id: string; uid: string; json: DicomJson }>`
    SELECT i.series_id, i.sop_instance_uid AS uid, (SELECT coalesce(jsonb_object_agg(tag, m->tag), '{}')
      FROM (SELECT ${shownMetadata} AS m) AS shown, unnest(${viewTags}::text[]) tag WHERE m ? tag) AS json
    FROM instance i WHERE i.series_id = ANY (${ids}::uuid[]) AND i.frames > 0 AND i.withheld IS NULL
    ORDER BY i.instance_number NULLS LAST, i.id`.execute(tx);
  const views = rows.map((row) => ({ series: row.series_id, sopInstanceUid: row.uid, ...imageView(row.json) }));
  return new Map(
    [...Map.groupBy(views, (one) => one.series)].map(([id, of]) => [id, of.map(({ series: _, ...view }) => view)]),
  );
}
