import { type CaseId, caseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import { type CaseFacts, findCaseFacts } from "../act-in-case.ts";

/**
 * A case of the administrator's organisation by its id or number, locked. An administrator has no part in cases and sees none; what is
 * kept or erased is decided by the number alone, hence the system looks.
 * @param tx of the system
 * @throws Refusal "not-found", also for a case that is erased
 */
export async function findOwnCase(
  tx: Tx,
  scope: PersonScope,
  which: { id: CaseId } | { number: string },
): Promise<CaseFacts> {
  const cases = tx.selectFrom("second_opinion_case").select("id").where("organisation_id", "=", scope.organisationId);
  const found = await ("id" in which
    ? cases.where("id", "=", which.id)
    : cases.where("number", "=", which.number)
  ).executeTakeFirst();
  if (found === undefined) throw new Refusal("not-found", "no case of this organisation has this number");
  const id = caseId.parse(found.id);
  // Locked first: what is asked then is what stands.
  const facts = await findCaseFacts(tx, { kind: "system" }, id, "lock");
  const erased = await tx.selectFrom("erased_case").select("case_id").where("case_id", "=", id).executeTakeFirst();
  if (erased !== undefined) throw new Refusal("not-found", "the case is erased");
  return facts;
}

/** Whether the case is under legal hold. */
export async function isHeld(tx: Tx, id: CaseId): Promise<boolean> {
  const last = await tx
    .selectFrom("legal_hold")
    .select("state")
    .where("case_id", "=", id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.state === "set";
}
