import { sql } from "kysely";
import { erasableStages } from "#cases/may-do.ts";
import { type CaseId, caseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { sha256Hex } from "#custody/hash.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { deleteUnclaimed } from "../images/delete-images.ts";
import { orderRemoval } from "../keeping/order-removal.ts";
import { actorOf, recordEvent } from "../record-event.ts";
import { contentOf } from "./case-content.ts";
import { findOwnCase, isHeld } from "./find-own-case.ts";

type Order = { id: string; case_id: string | null; study_instance_uid: string | null; ground: string; by_name: string };

/**
 * Decides about an erasure that was ordered, for good. Erased: every row of the case's content goes in one transaction, and the stored
 * bytes that nothing else names follow within minutes, from every store. The case's number, stages and chain stay, with a stone at its
 * end: what went, why, who decided.
 * @throws Refusal "not-found"; "already-done"; "legal-hold"; "wrong-stage" while somebody may work on the case
 */
export async function decideErasure(
  desk: Desk,
  scope: PersonScope,
  orderId: string,
  decided: { decision: "erased" | "declined"; reason: string },
): Promise<void> {
  await inScope(desk.database, systemScope, async (tx) => {
    const order = await tx
      .selectFrom("erasure_order")
      .select(["id", "case_id", "study_instance_uid", "ground", "by_name"])
      .where("id", "=", orderId)
      .where("organisation_id", "=", scope.organisationId)
      .executeTakeFirst();
    if (order === undefined) throw new Refusal("not-found");
    const at = desk.clock();
    const own = order.case_id === null ? null : caseId.parse(order.case_id);
    // The case is locked before the decision is written: everybody takes the two in this order.
    if (own !== null) await checkCase(tx, scope, own, decided.decision);
    await writeDecision(tx, scope, at, order, decided);
    if (decided.decision === "declined") {
      const event = { kind: "erasure-declined", reason: decided.reason, detail: { order: order.id } } as const;
      await recordEvent(tx, { organisationId: scope.organisationId, caseId: own }, actorOf(scope), at, event);
    } else if (own === null) {
      await deleteUnclaimed(tx, scope, at, { study: order.study_instance_uid ?? "" }, decided.reason);
    } else {
      await eraseCase(tx, scope, at, own, order, decided.reason);
    }
  });
}

async function checkCase(tx: Tx, scope: PersonScope, id: CaseId, decision: "erased" | "declined"): Promise<void> {
  const kase = await findOwnCase(tx, scope, { id });
  if (decision === "declined") return;
  if (await isHeld(tx, id)) throw new Refusal("legal-hold");
  if (!erasableStages.includes(kase.stage))
    throw new Refusal("wrong-stage", "somebody may be working on the case: withdraw it or bring it to its end first");
}

async function writeDecision(
  tx: Tx,
  scope: PersonScope,
  at: Date,
  order: Order,
  { decision, reason }: { decision: string; reason: string },
): Promise<void> {
  const by = { by_id: scope.personId, by_name: scope.name, at };
  const written = await tx
    .insertInto("erasure_decision")
    .values({ order_id: order.id, organisation_id: scope.organisationId, decision, reason, ...by })
    .onConflict((conflict) => conflict.doNothing())
    .returning("order_id")
    .executeTakeFirst();
  if (written === undefined) throw new Refusal("already-done");
}

async function eraseCase(
  tx: Tx,
  scope: PersonScope,
  at: Date,
  id: CaseId,
  order: Order,
  reason: string,
): Promise<void> {
  const { organisationId } = scope;
  const content = (await contentOf(tx, [id])).get(id);
  await tx
    .insertInto("erased_case")
    .values({ case_id: id, organisation_id: organisationId, order_id: order.id, at })
    .execute();
  const { rows } = await sql<{ hashes: string[] }>`SELECT erase_case(${id}::uuid) AS hashes`.execute(tx);
  const gone = await orderRemoval(tx, rows[0]?.hashes ?? []);
  const detail = {
    ...{ order: order.id, ground: order.ground, askedBy: order.by_name },
    ...{ images: content?.images ?? 0, records: content?.records ?? 0 },
    // The objects that went are in the chain by their hashes, where they came in; this proves which, without naming them again.
    ...{ objects: gone.length, objectsDigest: sha256Hex(gone.join("\n")) },
  };
  const event = { kind: "case-erased", reason, detail } as const;
  await recordEvent(tx, { organisationId, caseId: id }, actorOf(scope), at, event);
  await recordEvent(tx, { organisationId, caseId: null }, actorOf(scope), at, { ...event, subject: id });
}
