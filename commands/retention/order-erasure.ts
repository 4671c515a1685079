import { randomUUID } from "node:crypto";
import type { CaseId, OrganisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { ErasureGround } from "#contract/retention.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, type Scope, systemScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { actorOf, recordEvent } from "../record-event.ts";
import { findOwnCase } from "./find-own-case.ts";

/**
 * Enters that a case is to be erased, as its patient asks or since it came in by mistake. It waits for a decision.
 * @throws Refusal "not-found"; "already-done" where an order for it waits already
 */
export async function orderErasure(
  desk: Desk,
  scope: PersonScope,
  caseNumber: string,
  ground: Exclude<ErasureGround, "retention">,
  reason: string,
): Promise<string> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const kase = await findOwnCase(tx, scope, { number: caseNumber });
    return await enterOrder(tx, scope, desk.clock(), { ...chainOf(kase), study: null, ground, reason });
  });
}

/** The patient (or a coordinator, as the patient asks) asks that everything of the case be erased. */
export async function askErasure(desk: Desk, scope: PersonScope, caseId: CaseId, reason: string): Promise<void> {
  await actInCase(desk, scope, caseId, "ask-erasure", async ({ tx, kase, at }) => {
    await enterOrder(tx, scope, at, { ...chainOf(kase), study: null, ground: "patient", reason });
  });
}

type Order = {
  organisationId: OrganisationId;
  caseId: CaseId | null;
  study: string | null;
  ground: ErasureGround;
  reason: string;
};

/** @param tx with the case locked, where it is about one */
export async function enterOrder(tx: Tx, scope: Scope, at: Date, order: Order): Promise<string> {
  const { organisationId, caseId, study, ground, reason } = order;
  const waiting = await tx
    .selectFrom("erasure_order as o")
    .leftJoin("erasure_decision as d", "d.order_id", "o.id")
    .select("o.id")
    .where("o.organisation_id", "=", organisationId)
    .where("d.order_id", "is", null)
    .where((eb) => (caseId === null ? eb("o.study_instance_uid", "=", study) : eb("o.case_id", "=", caseId)))
    .executeTakeFirst();
  if (waiting !== undefined) throw new Refusal("already-done", "it waits for the administrator's decision");
  const id = randomUUID();
  const { id: by_id, name: by_name } = actorOf(scope);
  await tx
    .insertInto("erasure_order")
    .values({
      ...{ id, organisation_id: organisationId, case_id: caseId, study_instance_uid: study },
      ...{ ground, reason, by_id, by_name, at },
    })
    .execute();
  const event = { kind: "erasure-asked", subject: study ?? "case", reason, detail: { order: id, ground } } as const;
  await recordEvent(tx, { organisationId, caseId }, actorOf(scope), at, event);
  return id;
}

const chainOf = (kase: { organisationId: OrganisationId; id: CaseId }) => ({
  organisationId: kase.organisationId,
  caseId: kase.id,
});
