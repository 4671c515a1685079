import { sql } from "kysely";
import { z } from "zod";
import { Refusal } from "#contract/refusals.ts";
import type { CaseAct } from "../act-in-case.ts";

const differences = z.array(z.string());

/** A study of the case with the last word on whose it is. @throws Refusal "not-found" where the case does not link it */
export async function findCaseStudy({ tx, kase }: CaseAct, studyInstanceUid: string) {
  const { rows } = await sql<{ id: string; state: string | null; differences: unknown }>`
    SELECT st.id, d.state, coalesce(d.differences, '[]') AS differences
    FROM case_study cs JOIN study st ON st.id = cs.study_id
    LEFT JOIN LATERAL (SELECT state, differences FROM study_identity d WHERE d.case_id = cs.case_id AND d.study_id = cs.study_id
      ORDER BY d.id DESC LIMIT 1) d ON true
    WHERE cs.case_id = ${kase.id} AND st.study_instance_uid = ${studyInstanceUid}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Refusal("not-found");
  return { id: row.id, state: row.state, differences: differences.parse(row.differences) };
}
