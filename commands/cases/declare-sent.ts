import type { CaseId } from "#contract/ids.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** The asker says that everything is sent; the coordinator's board shows it. It may be said again after more has been sent. */
export async function declareSent(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<string> {
  return await actInCase(desk, scope, caseId, "declare-sent", async (act) => {
    await act.record({ kind: "sending-finished" });
    return act.at.toISOString();
  });
}
