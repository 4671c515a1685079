import { gradeOf, needsSecondGrader } from "#concordance/grading-scales.ts";
import { caseId } from "#contract/ids.ts";
import { confirmedComparison } from "#store/comparisons.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { findGradingSetting } from "./grading-setting.ts";

const mostShown = 200;

/** Signed cases whose newest confirmed comparison has a grade that waits for a second person, the longest waiting first. */
export async function listGradesWaiting(desk: Desk, scope: PersonScope) {
  return await inScope(desk.database, scope, async (tx) => {
    const setting = await findGradingSetting(tx);
    const rows = await tx
      .selectFrom("comparison_version as version")
      .innerJoin("second_opinion_case as kase", "kase.id", "version.case_id")
      .select(["version.case_id", "kase.number", "version.version", "version.canonical", "version.confirmed_at"])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("comparison_version as newer")
              .select("newer.version")
              .whereRef("newer.case_id", "=", "version.case_id")
              .whereRef("newer.version", ">", "version.version"),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("second_grade as given")
              .select("given.version")
              .whereRef("given.case_id", "=", "version.case_id")
              .whereRef("given.version", "=", "version.version"),
          ),
        ),
      )
      .orderBy("version.confirmed_at")
      .limit(mostShown * 5)
      .execute();
    const waiting = rows.flatMap((row) => {
      const { content, confirmedBy } = confirmedComparison.parse(JSON.parse(row.canonical));
      const grade = gradeOf(content);
      if (grade === null || !needsSecondGrader(setting, grade) || confirmedBy.id === scope.personId) return [];
      return [
        {
          caseId: caseId.parse(row.case_id),
          number: row.number,
          version: row.version,
          grade,
          confirmedAt: row.confirmed_at.toISOString(),
        },
      ];
    });
    return { waiting: waiting.slice(0, mostShown) };
  });
}
