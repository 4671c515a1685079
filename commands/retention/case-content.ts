import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";

export type CaseContent = { images: number; records: number; bytes: number };

/** How much would go with these cases: their images and records, whoever else holds them. @param tx of the system */
export async function contentOf(tx: Tx, cases: readonly string[]): Promise<Map<string, CaseContent>> {
  if (cases.length === 0) return new Map();
  const { rows } = await sql<{ case_id: CaseId; images: string; records: string; bytes: string }>`
    SELECT c.id AS case_id, i.images, r.records, i.bytes + r.bytes AS bytes FROM second_opinion_case c,
      LATERAL (SELECT count(*) AS images, coalesce(sum(i.size), 0) AS bytes FROM case_study s JOIN instance i ON i.study_id = s.study_id
        WHERE s.case_id = c.id) i,
      LATERAL (SELECT count(*) AS records, coalesce(sum(size), 0) AS bytes FROM case_record WHERE case_id = c.id) r
    WHERE c.id = ANY (${[...cases]}::uuid[])`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.case_id,
      { images: Number(row.images), records: Number(row.records), bytes: Number(row.bytes) },
    ]),
  );
}
