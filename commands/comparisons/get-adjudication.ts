import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { type Adjudication, findAdjudication } from "#store/adjudications.ts";
import { listSettlements } from "#store/comparisons.ts";
import type { Tx } from "#store/database.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** The adjudication that this person was asked for. @throws Refusal "not-found" where it is somebody else's */
export async function findMyAdjudication(tx: Tx, scope: PersonScope, caseId: CaseId): Promise<Adjudication> {
  const adjudication = await findAdjudication(tx, caseId);
  if (adjudication === null || adjudication.adjudicatorId !== scope.personId) throw new Refusal("not-found");
  return adjudication;
}

/** The disputed points, the two versions as A and B with the readers' names hidden. */
export async function getAdjudication(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "settle-difference", async (act) => {
    const { id, reason, points } = await findMyAdjudication(act.tx, scope, caseId);
    await act.recordView({ kind: "adjudication-viewed", subject: id });
    const settlements = await listSettlements(act.tx, caseId);
    return {
      question: (await findRequest(act.tx, caseId)).question,
      reason,
      points: points.map(({ pairId, a, b }) => ({
        pairId,
        a,
        b,
        settled: settlements.find((one) => one.pairId === pairId)?.settlement ?? null,
      })),
    };
  });
}
