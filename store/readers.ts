import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

export type ReaderRow = {
  id: string;
  name: string;
  /** contract readerProfile, or null */
  profile: unknown;
  open_cases: number;
  other_parts: string[];
  saw_records: boolean;
  declined: boolean;
};

/**
 * Everybody of the organisation who holds the role and is not disabled, with what matters for one case.
 * Open cases are those offered to or read by the person and not yet signed.
 */
export async function listReaderRows(
  tx: Tx,
  role: "radiologist" | "adjudicator",
  caseId: CaseId,
): Promise<ReaderRow[]> {
  const { rows } = await sql<ReaderRow>`
    SELECT p.id, p.name, f.content AS profile,
      open_cases(p.id, ${caseId}) AS open_cases,
      coalesce((SELECT array_agg(DISTINCT g.part) FROM case_grant g
         WHERE g.person_id = p.id AND g.case_id = ${caseId}
           AND (g.part IN ('patient', 'referrer', 'coordinator') OR (${role} = 'adjudicator' AND g.part = 'reader'))), '{}') AS other_parts,
      EXISTS (SELECT 1 FROM custody_event e WHERE e.chain = ${caseId} AND e.actor_id = p.id::text
         AND (e.kind IN ('record-viewed', 'record-received', 'first-report-revealed', 'case-exported')
           -- Another's sealed reading.
           OR (e.kind = 'reading-opened' AND e.subject = 'sealed-readings')
           -- A series that a blind reader would not have been given: a structured report, a capture with marks.
           OR (e.kind IN ('images-viewed', 'images-exported') AND EXISTS (SELECT 1 FROM series s JOIN instance i ON i.series_id = s.id
             WHERE s.series_instance_uid = e.subject AND i.withheld IS NOT NULL)))) AS saw_records,
      EXISTS (SELECT 1 FROM offer o JOIN offer_answer a ON a.offer_id = o.id
         WHERE o.case_id = ${caseId} AND o.reader_id = p.id AND a.answer = 'declined') AS declined
    FROM person p
    JOIN person_role r ON r.person_id = p.id AND r.role = ${role}
    LEFT JOIN reader_profile f ON f.person_id = p.id
    WHERE p.disabled_at IS NULL
    ORDER BY p.name`.execute(tx);
  return rows;
}
