import { randomUUID } from "node:crypto";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** The patient or referrer asks that a third reader looks at what the two readings differ in. @throws Refusal "already-done" */
export async function wishThirdReader(desk: Desk, scope: PersonScope, caseId: CaseId, reason: string): Promise<void> {
  await actInCase(desk, scope, caseId, "wish-third-reader", async (act) => {
    const { tx, kase, at } = act;
    const wished = await tx
      .selectFrom("third_reader_wish")
      .select("id")
      .where("case_id", "=", caseId)
      .where("by_id", "=", scope.personId)
      .executeTakeFirst();
    if (wished !== undefined) throw new Refusal("already-done", "your wish is noted already");
    const id = randomUUID();
    await tx
      .insertInto("third_reader_wish")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        by_id: scope.personId,
        by_name: scope.name,
        reason,
        at,
      })
      .execute();
    await act.record({ kind: "third-reader-wished", subject: id, reason });
  });
}
