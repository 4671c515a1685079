import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

export type RecordRow = {
  id: string;
  kind: string;
  title: string;
  file_name: string;
  media_type: string;
  size: number;
  sha256: string;
  received_at: Date;
  received_from: string;
  /** The newest text: read by machine or corrected by a person; null while it is being read. */
  text: string | null;
  source: string | null;
  notes: unknown;
  /** Character ranges [start, end) that a machine read with little confidence. */
  doubtful: unknown;
  text_version: number | null;
};

/** The records of a case with the text that stands now, oldest first. */
export async function listRecordRows(tx: Tx, caseId: CaseId): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    SELECT r.id, r.kind, r.title, r.file_name, r.media_type, r.size, r.sha256, r.received_at, r.received_from,
      t.text, t.source, coalesce(t.notes, '[]') AS notes, coalesce(t.doubtful, '[]') AS doubtful, t.version AS text_version
    FROM case_record r
    LEFT JOIN LATERAL (SELECT text, source, notes, doubtful, version FROM record_text t WHERE t.record_id = r.id
      ORDER BY t.version DESC LIMIT 1) t ON true
    WHERE r.case_id = ${caseId} ORDER BY r.received_at, r.id`.execute(tx);
  return rows;
}

/** The first report to compare with: the newest one that has a text. */
export async function findFirstReport(tx: Tx, caseId: CaseId): Promise<(RecordRow & { text: string }) | null> {
  const reports = (await listRecordRows(tx, caseId)).filter((row) => row.kind === "first-report");
  const readable = reports.flatMap((row) =>
    row.text === null || row.text.trim() === "" ? [] : [{ ...row, text: row.text }],
  );
  return readable.at(-1) ?? null;
}
