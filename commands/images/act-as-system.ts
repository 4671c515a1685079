import { mayDo } from "#cases/may-do.ts";
import type { CaseVerb } from "#contract/case-verbs.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import { type CaseAct, caseAct, findCaseFacts } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/**
 * Does something in a case that touches more than the person sees: UIDs of other cases, the index of images. The system looks and
 * writes; what the person may do is asked here as in every act of a case, and the person stands in the record.
 * @throws Refusal of the case
 */
export async function actAsSystem<T>(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  verb: CaseVerb,
  work: (act: CaseAct) => Promise<T>,
): Promise<T> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const kase = await findCaseFacts(tx, scope, caseId, "lock");
    const refusal = kase.organisationId === scope.organisationId ? mayDo(kase.standing, kase.stage, verb) : "not-found";
    if (refusal !== null) throw new Refusal(refusal);
    return await work(caseAct(tx, scope, kase, desk.clock()));
  });
}
