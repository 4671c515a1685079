import { sql } from "kysely";
import { type Correction, correctionLooksAt, correctionOf } from "#dicom/correct.ts";
import type { DicomJson } from "#dicom/json.ts";
import type { Tx } from "#store/database.ts";

const rowsAtOnce = 500;

/**
 * Lays a correction over instances. Only what it touches of their data sets is read.
 * @param ids of the instances
 */
export async function layCorrection(tx: Tx, ids: readonly string[], change: Correction, at: Date): Promise<void> {
  const tags = [...new Set([...Object.keys(change), ...correctionLooksAt])];
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    const { rows } = await sql<{ id: string; seen: DicomJson; correction: Correction | null }>`
      SELECT i.id, i.correction,
        (SELECT coalesce(jsonb_object_agg(tag, i.metadata->tag), '{}') FROM unnest(${tags}::text[]) tag
          WHERE i.metadata ? tag) AS seen
      FROM instance i WHERE i.id = ANY (${ids.slice(from, from + rowsAtOnce)}::uuid[])`.execute(tx);
    const laid = rows.map((row) =>
      JSON.stringify(correctionOf(row.seen, row.correction, change, { at, system: "Overread" })),
    );
    await sql`UPDATE instance i SET correction = nullif(n.correction, '{}')
      FROM unnest(${rows.map((row) => row.id)}::uuid[], ${laid}::jsonb[]) AS n(id, correction)
      WHERE i.id = n.id`.execute(tx);
  }
}

/** Images that came in after their study or series was corrected get the correction too. */
export async function layStandingCorrections(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  const { rows } = await sql<{ change: Correction; ids: string[] }>`
    SELECT coalesce(st.correction, '{}') || coalesce(se.correction, '{}') AS change, array_agg(i.id) AS ids
    FROM instance i JOIN study st ON st.id = i.study_id JOIN series se ON se.id = i.series_id
    WHERE i.id = ANY (${ids}::uuid[]) AND (st.correction IS NOT NULL OR se.correction IS NOT NULL)
    GROUP BY st.id, se.id`.execute(tx);
  for (const row of rows) await layCorrection(tx, row.ids, row.change, at);
}
