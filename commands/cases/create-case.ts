import { randomUUID } from "node:crypto";
import { caseNumber } from "#cases/case-number.ts";
import type { CaseDraft, Part } from "#contract/case.ts";
import { type CaseId, caseId } from "#contract/ids.ts";
import { insertGrant } from "#store/grants.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { actorOf, recordEvent } from "../record-event.ts";

/** Begins a request: a case in the stage "draft", with the asker's part in it. */
export async function createCase(
  desk: Desk,
  scope: PersonScope,
  content: CaseDraft,
): Promise<{ id: CaseId; number: string }> {
  return await inScope(desk.database, scope, async (tx) => {
    const at = desk.clock();
    const id = caseId.parse(randomUUID());
    const organisation_id = scope.organisationId;
    const counter = await tx
      .insertInto("case_counter")
      .values({ organisation_id, year: at.getUTCFullYear(), last: 1 })
      .onConflict((conflict) =>
        conflict.columns(["organisation_id", "year"]).doUpdateSet((eb) => ({ last: eb("case_counter.last", "+", 1) })),
      )
      .returning("last")
      .executeTakeFirstOrThrow();
    const number = caseNumber(at.getUTCFullYear(), counter.last);
    await tx
      .insertInto("second_opinion_case")
      .values({ id, organisation_id, number, created_by: scope.personId, created_at: at })
      .execute();
    await insertGrant(tx, {
      organisationId: organisation_id,
      caseId: id,
      personId: scope.personId,
      part: partOf(scope),
      by: scope.name,
      at,
    });
    await tx
      .insertInto("case_stage")
      .values({
        organisation_id,
        case_id: id,
        sequence: 1,
        stage: "draft",
        at,
        by_name: scope.name,
        by_id: scope.personId,
      })
      .execute();
    await tx
      .insertInto("case_draft")
      .values({ organisation_id, case_id: id, revision: 1, content: JSON.stringify(content), saved_at: at })
      .execute();
    await recordEvent(tx, { organisationId: organisation_id, caseId: id }, actorOf(scope), at, {
      kind: "case-created",
      detail: { number },
    });
    return { id, number };
  });
}

/** What the asker is in the case: a patient asks for herself or somebody she cares for; else the role decides. */
function partOf(scope: PersonScope): Part {
  if (scope.roles.includes("patient")) return "patient";
  return scope.roles.includes("referrer") ? "referrer" : "coordinator";
}
