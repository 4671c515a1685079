import type { SecondGrade } from "#contract/grading.ts";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

/** What second persons made of the grades of a case's confirmed comparisons, oldest first. */
export async function listSecondGrades(tx: Tx, caseId: CaseId): Promise<SecondGrade[]> {
  const rows = await tx
    .selectFrom("second_grade")
    .select(["version", "value", "agrees", "comment", "grader_name", "at"])
    .where("case_id", "=", caseId)
    .orderBy("version")
    .execute();
  return rows.map(({ grader_name, at, ...row }) => ({ ...row, graderName: grader_name, at: at.toISOString() }));
}

/** Puts a second grade on record; false where that version has one already. */
export async function appendSecondGrade(
  tx: Tx,
  given: { organisationId: string; caseId: CaseId; graderId: string; at: Date } & Omit<SecondGrade, "at">,
): Promise<boolean> {
  const { organisationId, caseId, graderId, graderName, ...rest } = given;
  const row = await tx
    .insertInto("second_grade")
    .values({ ...rest, organisation_id: organisationId, case_id: caseId, grader_id: graderId, grader_name: graderName })
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return row !== undefined;
}
