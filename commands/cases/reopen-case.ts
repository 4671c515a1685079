import type { Stage } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import { revokeGrants } from "#store/grants.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { endOpenOffers } from "./end-open-offers.ts";

/** Back to gathering: something is still needed. A reader who has begun keeps the draft, and gives the case back until it is offered anew. */
export async function reopenCase(desk: Desk, scope: PersonScope, caseId: CaseId, reason: string): Promise<Stage> {
  return await actInCase(desk, scope, caseId, "reopen-case", async (act) => {
    await endOpenOffers(act, "withdrawn", reason);
    const readers = await act.tx
      .selectFrom("case_grant")
      .select("person_id")
      .where("case_id", "=", caseId)
      .where("part", "=", "reader")
      .where("revoked_at", "is", null)
      .execute();
    for (const { person_id } of readers) {
      await revokeGrants(act.tx, caseId, person_id, "reader", act.at);
      await act.record({ kind: "grant-revoked", subject: person_id, reason, detail: { part: "reader" } });
    }
    await act.record({ kind: "case-reopened", reason });
    return await act.move("reopened", reason);
  });
}
