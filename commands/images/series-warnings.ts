import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { DicomJson } from "#dicom/json.ts";
import { seriesWarnings, sliceFacts } from "#dicom/series-warnings.ts";
import type { Tx } from "#store/database.ts";

/** A series at the time of asking: instances are only ever added, so id and count name its state. */
export type CountedSeries = { id: string; modality: string; instances: number };

const kept = new Map<string, string[]>();
const keptMost = 5000;

/** Elements that the check looks at, so that not all metadata of thousands of slices come out of the database. */
const looked = ["00200013", "00200032", "00200037", "00280010", "00280011", "00282110", "52009229"];

/** What is not as it should be in each of these series, by series id. */
export async function warningsOfSeries(
  tx: Tx,
  series: readonly CountedSeries[],
): Promise<ReadonlyMap<string, string[]>> {
  const keyOf = (one: CountedSeries) => `${one.id} ${one.instances}`;
  const unknown = series.filter((one) => !kept.has(keyOf(one)));
  if (unknown.length > 0) {
    const rows = await loadFacts(tx, unknown);
    const bySeries = Map.groupBy(rows, (row) => row.series_id);
    if (kept.size + unknown.length > keptMost) kept.clear();
    for (const one of unknown) {
      const slices = (bySeries.get(one.id) ?? []).map((row) => sliceFacts(row.json, row.frames));
      // Somebody may be adding to the series just now: what was not counted is not remembered as counted.
      const warnings = seriesWarnings(one.modality, slices);
      if (slices.length === one.instances) kept.set(keyOf(one), warnings);
    }
  }
  return new Map(series.map((one) => [one.id, kept.get(keyOf(one)) ?? []]));
}

async function loadFacts(tx: Tx, series: readonly CountedSeries[]) {
  const { rows } = await sql<{ series_id: string; frames: number; json: DicomJson }>`
    SELECT i.series_id, i.frames, (SELECT coalesce(jsonb_object_agg(tag, i.metadata->tag), '{}')
      FROM unnest(${looked}::text[]) tag WHERE i.metadata ? tag) AS json
    FROM instance i WHERE i.series_id = ANY (${series.map((one) => one.id)}::uuid[])`.execute(tx);
  return rows;
}

/** Sentences about the series of a case with gaps, doubles or damage; of studies that were removed none. */
export async function listSeriesWarnings(tx: Tx, caseId: CaseId): Promise<string[]> {
  const { rows } = await sql<CountedSeries & { name: string }>`
    SELECT se.id, se.modality, (SELECT count(*)::int FROM instance i WHERE i.series_id = se.id) AS instances,
      coalesce(nullif(se.series_description, ''), 'Series ' || se.series_number, 'A series') AS name
    FROM case_study cs JOIN series se ON se.study_id = cs.study_id
    WHERE cs.case_id = ${caseId} AND coalesce((SELECT state FROM study_identity d
      WHERE d.case_id = cs.case_id AND d.study_id = cs.study_id ORDER BY d.id DESC LIMIT 1), '') <> 'removed'
    ORDER BY se.series_number NULLS LAST, se.id`.execute(tx);
  const warnings = await warningsOfSeries(tx, rows);
  return rows.flatMap((row) => (warnings.get(row.id) ?? []).map((warning) => `${row.name}: ${warning}`));
}
