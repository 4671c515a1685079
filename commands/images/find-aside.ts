import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { asideFile } from "#contract/images.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import { sightOf, tie, tiesOf } from "./image-sight.ts";

/** A file that was kept aside and not decided about yet. */
export type AsideRow = {
  id: string;
  code: z.infer<typeof asideFile>["code"];
  grouping: string;
  count: number;
  name: string;
  received_at: Date;
  received_from: string;
  case_id: string | null;
  case_number: string | null;
  sop_instance_uid: string;
  study_instance_uid: string;
  kept_sha256: string | null;
  other_sha256: string;
  differences: z.infer<typeof asideFile>["differences"];
  /** The study that is there under this UID or holds the first image; null where there is none. */
  study_id: string | null;
  patient_name: string | null;
  study_description: string | null;
  study_date: string | null;
};

/**
 * Files kept aside, one for each group that is decided together, the newest first. Those of a study to which the person is blind, or
 * which the person may not see, are left out.
 */
export async function findAside(
  tx: Tx,
  scope: PersonScope,
  where: RawBuilder<unknown> = sql`true`,
): Promise<AsideRow[]> {
  const { rows } = await sql<Omit<AsideRow, "differences"> & { differences: unknown; ties: unknown }>`
    WITH open AS (SELECT DISTINCT ON (c.grouping) c.*, count(*) OVER (PARTITION BY c.grouping)::int AS count
      FROM conflicting_instance c
      WHERE c.organisation_id = ${scope.organisationId} AND ${where}
        AND NOT EXISTS (SELECT 1 FROM conflict_decision d WHERE d.conflict_id = c.id)
      ORDER BY c.grouping, c.received_at, c.id)
    SELECT open.*, k.number AS case_number, st.id AS study_id, st.patient_name, st.study_description, st.study_date,
      CASE WHEN st.id IS NOT NULL THEN ${tiesOf(sql`st.id`, scope)} END AS ties
    FROM open LEFT JOIN second_opinion_case k ON k.id = open.case_id
    LEFT JOIN instance i ON i.organisation_id = open.organisation_id AND i.sop_instance_uid = open.sop_instance_uid
    LEFT JOIN study st ON st.organisation_id = open.organisation_id
      AND (st.id = i.study_id OR (i.id IS NULL AND st.study_instance_uid = open.study_instance_uid))
    ORDER BY open.received_at DESC, open.id LIMIT 200`.execute(tx);
  return rows
    .filter((row) => {
      const sight = sightOf(scope, z.array(tie).parse(row.ties ?? []));
      return sight.visible && !sight.blind;
    })
    .map((row) => ({ ...row, differences: asideFile.shape.differences.parse(row.differences) }));
}
