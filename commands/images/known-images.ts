import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** Which of these files this case has taken already. Another case's files are never told of, nor those of a study that was removed. */
export async function knownImages(desk: Desk, scope: PersonScope, caseId: CaseId, sha256: string[]): Promise<string[]> {
  return await lookInCase(desk, scope, caseId, "add-images", async ({ tx }) => {
    const { rows } = await sql<{ sha256: string }>`
      SELECT DISTINCT f.sha256 FROM received_file f
      WHERE f.case_id = ${caseId} AND f.sha256 = ANY (${sha256}) AND f.outcome IN ('accepted', 'already-there')
        AND NOT EXISTS (SELECT 1 FROM study st JOIN LATERAL (SELECT state FROM study_identity d
            WHERE d.case_id = f.case_id AND d.study_id = st.id ORDER BY d.id DESC LIMIT 1) last ON last.state = 'removed'
          WHERE st.study_instance_uid = f.study_instance_uid)
      UNION SELECT c.original_sha256 FROM converted_file c WHERE c.case_id = ${caseId} AND c.original_sha256 = ANY (${sha256})`.execute(
      tx,
    );
    return rows.map((row) => row.sha256);
  });
}
