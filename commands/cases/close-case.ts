import type { Stage } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** Closes a delivered case. It stays readable; addenda stay possible. */
export async function closeCase(desk: Desk, scope: PersonScope, caseId: CaseId, reason: string): Promise<Stage> {
  return await actInCase(desk, scope, caseId, "close-case", async (act) => {
    await act.record({ kind: "case-closed", reason: reason.trim() || null });
    return await act.move("closed", reason.trim() || null);
  });
}
