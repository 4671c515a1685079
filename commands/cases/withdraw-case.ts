import type { Stage } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { endOpenOffers } from "./end-open-offers.ts";

/** Ends a case before it is signed. What was received stays in custody; nobody reads it further. */
export async function withdrawCase(desk: Desk, scope: PersonScope, caseId: CaseId, reason: string): Promise<Stage> {
  return await actInCase(desk, scope, caseId, "withdraw-case", async (act) => {
    await endOpenOffers(act, "withdrawn", reason);
    await act.record({ kind: "case-withdrawn", reason });
    return await act.move("withdrawn", reason);
  });
}
