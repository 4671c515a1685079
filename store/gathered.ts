import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

export type GatheredStudyRow = { study_id: string; state: string | null; modalities: string[]; instances: number };

/** The studies of a case with the last word on whose they are; null where nobody had to ask. */
export async function listGatheredStudies(tx: Tx, caseId: CaseId): Promise<GatheredStudyRow[]> {
  const { rows } = await sql<GatheredStudyRow>`
    SELECT cs.study_id, i.state,
      coalesce((SELECT array_agg(DISTINCT s.modality) FROM series s WHERE s.study_id = cs.study_id), '{}') AS modalities,
      (SELECT count(*)::int FROM instance n WHERE n.study_id = cs.study_id) AS instances
    FROM case_study cs
    LEFT JOIN LATERAL (SELECT state FROM study_identity i WHERE i.case_id = cs.case_id AND i.study_id = cs.study_id
      ORDER BY i.id DESC LIMIT 1) i ON true
    WHERE cs.case_id = ${caseId}`.execute(tx);
  return rows;
}

/** Files that were refused, each counted once by name, and not accepted later. */
export async function countRefusedFiles(tx: Tx, caseId: CaseId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT name)::int AS count FROM received_file f WHERE f.case_id = ${caseId} AND f.outcome = 'refused'
      AND NOT EXISTS (SELECT 1 FROM received_file g WHERE g.case_id = f.case_id AND g.name = f.name
        AND g.outcome IN ('accepted', 'already-there'))`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** "none", or whether the newest first report has a text that can be compared. */
export async function firstReportState(tx: Tx, caseId: CaseId): Promise<"none" | "readable" | "not-readable"> {
  const { rows } = await sql<{ has_text: boolean }>`
    SELECT coalesce((SELECT btrim(coalesce(t.text, '')) <> '' FROM record_text t WHERE t.record_id = r.id
      ORDER BY t.version DESC LIMIT 1), false) AS has_text
    FROM case_record r WHERE r.case_id = ${caseId} AND r.kind = 'first-report' ORDER BY r.received_at DESC`.execute(tx);
  if (rows.length === 0) return "none";
  return rows.some((row) => row.has_text) ? "readable" : "not-readable";
}
