import { completeRequest } from "#cases/complete-request.ts";
import { caseDraft, type Stage } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { hashOfJson } from "#custody/hash.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { askIdentityOfCase } from "../images/ask-identity.ts";

/**
 * Makes the drafted request permanent, as it was asked.
 * @throws Refusal "changed-meanwhile" where the draft is no longer the one that the asker saw; "not-complete" naming each field
 */
export async function submitRequest(desk: Desk, scope: PersonScope, caseId: CaseId, revision: number): Promise<Stage> {
  return await actInCase(desk, scope, caseId, "submit-request", async (act) => {
    const { tx, kase, at } = act;
    const draft = await tx
      .selectFrom("case_draft")
      .select(["revision", "content"])
      .where("case_id", "=", caseId)
      .executeTakeFirstOrThrow();
    if (draft.revision !== revision) throw new Refusal("changed-meanwhile");
    const request = completeRequest(caseDraft.parse(draft.content));
    const { max } = await tx
      .selectFrom("case_request")
      .select((eb) => eb.fn.max("version").as("max"))
      .where("case_id", "=", caseId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("case_request")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        version: (max ?? 0) + 1,
        content: JSON.stringify(request),
        submitted_by: scope.personId,
        submitted_at: at,
      })
      .execute();
    await act.record({
      kind: "request-submitted",
      detail: { sha256: hashOfJson(request), consentVersion: request.consent.version },
    });
    // Images may have come before the patient was named.
    await askIdentityOfCase(act);
    return await act.move("submitted");
  });
}
