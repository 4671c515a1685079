import { sql } from "kysely";
import { type CustodyActor, chainStart, type EventKind, type JsonValue } from "#contract/custody.ts";
import type { CaseId, OrganisationId } from "#contract/ids.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { sealEntry } from "#custody/chain.ts";
import type { Tx } from "#store/database.ts";
import type { Scope } from "#store/scope.ts";

export type EventToRecord = {
  kind: EventKind;
  /** What it was done to: a UID, record id, reading id; "case" where it is the case itself. */
  subject?: string;
  reason?: string | null;
  detail?: { [key: string]: JsonValue };
};

/** A chain is a case's own, or the organisation's (people, sign-ins, tokens). */
export type Chain = { organisationId: OrganisationId; caseId: CaseId | null };

/** The scope as an actor of the custody chain. */
export function actorOf(scope: Scope): CustodyActor {
  switch (scope.kind) {
    case "person":
      return { kind: "person", id: scope.personId, name: scope.name };
    case "service":
      return { kind: "service", id: scope.tokenId, name: scope.name };
    case "link":
      return { kind: "link", id: scope.deliveryId, name: scope.name };
    case "system":
      return { kind: "system", id: "overread", name: "Overread" };
  }
}

/**
 * Appends an event to its chain, in the transaction of what it records: both happen or neither.
 * Writers of one chain wait for each other (an advisory lock until the transaction ends).
 */
export async function recordEvent(
  tx: Tx,
  chain: Chain,
  actor: CustodyActor,
  at: Date,
  event: EventToRecord,
): Promise<void> {
  const chainId = chain.caseId ?? chain.organisationId;
  await lockChain(tx, chainId);
  const { rows } = await sql<{
    sequence: number | null;
    hash: string | null;
  }>`SELECT * FROM chain_head(${chainId}::uuid)`.execute(tx);
  const last = rows[0];
  const sealed = sealEntry({
    chain: chainId,
    sequence: (last?.sequence ?? 0) + 1,
    at: at.toISOString(),
    actor,
    kind: event.kind,
    subject: event.subject ?? "case",
    reason: event.reason ?? null,
    detail: event.detail ?? {},
    previousHash: last?.hash ?? chainStart,
  });
  const { hash, ...entry } = sealed;
  await tx
    .insertInto("custody_event")
    .values({
      organisation_id: chain.organisationId,
      chain: chainId,
      sequence: entry.sequence,
      case_id: chain.caseId,
      at,
      canonical: canonicalJson(entry),
      kind: entry.kind,
      subject: entry.subject,
      actor_id: actor.id,
      previous_hash: entry.previousHash,
      hash,
    })
    .execute();
}

/** Held until the transaction ends; taking it twice in one does no harm. */
async function lockChain(tx: Tx, chainId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${chainId}, 7))`.execute(tx);
}

/** How long the same person looking at the same thing is one view: a page polls, a viewer asks for hundreds of frames. */
const sameViewMinutes = 10;

/** Records a view, unless the same actor's view of the same thing was recorded within the last minutes. */
export async function recordView(
  tx: Tx,
  chain: Chain,
  actor: CustodyActor,
  at: Date,
  event: EventToRecord,
): Promise<void> {
  const seen = () =>
    tx
      .selectFrom("custody_event")
      .select("sequence")
      .where("chain", "=", chain.caseId ?? chain.organisationId)
      .where("kind", "=", event.kind)
      .where("subject", "=", event.subject ?? "case")
      .where("actor_id", "=", actor.id)
      .where("at", ">", new Date(at.getTime() - sameViewMinutes * 60_000))
      .limit(1)
      .executeTakeFirst();
  if ((await seen()) !== undefined) return;
  // A page asks several things at once: whoever waited for the chain looks again, or one view would be several.
  await lockChain(tx, chain.caseId ?? chain.organisationId);
  if ((await seen()) === undefined) await recordEvent(tx, chain, actor, at, event);
}
