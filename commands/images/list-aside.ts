import { sql } from "kysely";
import { caseId } from "#contract/ids.ts";
import type { AsideDecision, AsideFile } from "#contract/images.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { type AsideRow, findAside } from "./find-aside.ts";

/** Every open group of files that were kept aside, with what can be decided. */
export async function listAside(desk: Pick<Desk, "database">, scope: PersonScope): Promise<AsideFile[]> {
  return await inScope(desk.database, scope, async (tx) => (await findAside(tx, scope, sql`true`)).map(describe));
}

/** What can be decided about each kind: only another image under the same UID can take a place. */
export const choicesOf: Record<AsideRow["code"], readonly AsideDecision[]> = {
  "conflicting-instance": ["keep-first", "take-new", "keep-both"],
  "study-of-another-case": ["keep-first", "keep-both"],
  "series-of-another-study": ["keep-first", "keep-both"],
};

const describe = (row: AsideRow): AsideFile => ({
  id: row.id,
  count: row.count,
  code: row.code,
  name: row.name,
  receivedAt: row.received_at.toISOString(),
  receivedFrom: row.received_from,
  sopInstanceUid: row.sop_instance_uid,
  studyInstanceUid: row.study_instance_uid,
  patientName: row.patient_name ?? "",
  studyDescription: row.study_description ?? "",
  studyDate: row.study_date,
  caseId: row.case_id === null ? null : caseId.parse(row.case_id),
  caseNumber: row.case_number,
  differences: row.differences,
  hasFirst: row.kept_sha256 !== null,
  choices: [...choicesOf[row.code]],
});
