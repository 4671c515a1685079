import type { CaseId } from "#contract/ids.ts";
import { listCaseReadings } from "#store/readings.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** All sealed readings of the case with their versions. */
export async function listReadings(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "view-readings", async (act) => {
    await act.recordView({ kind: "reading-opened", subject: "sealed-readings" });
    return await listCaseReadings(act.tx, caseId);
  });
}
