import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/**
 * Lets the blind reader of this case see a series that is withheld by its kind, after a person looked that it carries no reading.
 * @throws Refusal "not-found"; "already-done" where it is released or was never withheld
 */
export async function releaseSeries(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  seriesInstanceUid: string,
  reason: string,
): Promise<void> {
  await actInCase(desk, scope, caseId, "release-series", async (act) => {
    const { rows } = await sql<{ id: string; withheld: boolean; released: boolean }>`
      SELECT se.id, EXISTS (SELECT 1 FROM instance i WHERE i.series_id = se.id AND i.withheld IS NOT NULL) AS withheld,
        EXISTS (SELECT 1 FROM series_release r WHERE r.case_id = cs.case_id AND r.series_id = se.id) AS released
      FROM case_study cs JOIN series se ON se.study_id = cs.study_id
      WHERE cs.case_id = ${caseId} AND se.series_instance_uid = ${seriesInstanceUid}`.execute(act.tx);
    const [series] = rows;
    if (series === undefined) throw new Refusal("not-found");
    if (!series.withheld) throw new Refusal("already-done", "nothing in this series is withheld");
    if (series.released) throw new Refusal("already-done");
    await act.tx
      .insertInto("series_release")
      .values({
        organisation_id: act.kase.organisationId,
        case_id: caseId,
        series_id: series.id,
        reason,
        by_name: scope.name,
        at: act.at,
      })
      .execute();
    await act.record({ kind: "series-released", subject: seriesInstanceUid, reason });
  });
}
