import { openItems } from "#cases/checklist.ts";
import type { Stage } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { findSubmittedRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { gatherChecklist } from "./gather-checklist.ts";

/** What no reason can make good: there must be images, and it must be known whose they are. */
const neverAccepted = new Set(["request", "consent", "images", "identity"]);

/**
 * Declares the case complete: the clock starts.
 * @param accepted items of the checklist that are missing and accepted as such; they need a reason
 * @throws Refusal "not-complete" naming what is missing and not accepted
 */
export async function completeCase(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  accepted: readonly string[],
  reason: string,
): Promise<Stage> {
  return await actInCase(desk, scope, caseId, "complete-case", async (act) => {
    const items = await gatherChecklist(act.tx, caseId, await findSubmittedRequest(act.tx, caseId));
    const open = openItems(items);
    const inTheWay = open.filter(
      ({ item, state }) =>
        !accepted.includes(item) || (neverAccepted.has(item) && !(item === "images" && state === "question")),
    );
    if (inTheWay.length > 0) throw new Refusal("not-complete", ...inTheWay.map((item) => item.note));
    const used = open.map(({ item }) => item);
    if (used.length > 0 && reason.trim().length < 3) {
      throw new Refusal("not-complete", "Please give the reason why the case is complete without it.");
    }
    await act.record({ kind: "case-completed", reason: reason.trim() || null, detail: { missingAccepted: used } });
    return await act.move("completed", reason.trim() || null);
  });
}
