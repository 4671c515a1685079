import { sql } from "kysely";
import { z } from "zod";
import { caseId, type OrganisationId } from "#contract/ids.ts";
import {
  type DecidedErasure,
  decidedErasure,
  type ErasureOrder,
  erasureOrder,
  type LegalHold,
  type RetentionOverview,
} from "#contract/retention.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { keepingState } from "../keeping/keeping-state.ts";
import { contentOf } from "./case-content.ts";
import { currentRule } from "./current-rule.ts";

const shown = 500;

/**
 * What an administrator decides on: the rule, holds, what waits and what was decided, and how the stores fare. Cases are named by their
 * number alone: an administrator has no part in them.
 */
export async function showRetention(desk: Desk, scope: PersonScope): Promise<RetentionOverview> {
  const keeping = await keepingState(desk.database);
  // The numbers of cases that the administrator does not see otherwise.
  const found = await inScope(desk.database, systemScope, async (tx) => ({
    rule: await currentRule(tx, scope.organisationId),
    orders: await waitingOrders(tx, scope.organisationId),
    holds: await holds(tx, scope.organisationId),
    decided: await decidedOrders(tx, scope.organisationId),
  }));
  return {
    rule: found.rule.rule,
    ruleSetBy: found.rule.setBy,
    ruleSetAt: found.rule.setAt?.toISOString() ?? null,
    orders: found.orders,
    holds: found.holds,
    decided: found.decided,
    stores: keeping.stores
      .filter(({ store }) => store === "originals" || keeping.copying)
      .map(({ began_at, ended_at, ...rest }) => ({
        ...rest,
        beganAt: began_at?.toISOString() ?? null,
        endedAt: ended_at?.toISOString() ?? null,
      })),
    copying: keeping.copying,
    toCopy: keeping.toCopy,
    toRemove: keeping.toRemove,
  };
}

type OrderRow = {
  id: string;
  case_id: string | null;
  number: string | null;
  study: string | null;
  ground: string;
  reason: string;
  by_name: string;
  at: Date;
  held: boolean;
  study_images: string;
  study_bytes: string;
};

async function waitingOrders(tx: Tx, organisation: OrganisationId): Promise<ErasureOrder[]> {
  const { rows } = await sql<OrderRow>`
    SELECT o.id, o.case_id, c.number, o.study_instance_uid AS study, o.ground, o.reason, o.by_name, o.at,
      o.case_id IS NOT NULL AND is_held(o.case_id) AS held, i.images AS study_images, i.bytes AS study_bytes
    FROM erasure_order o LEFT JOIN second_opinion_case c ON c.id = o.case_id,
      LATERAL (SELECT count(*) AS images, coalesce(sum(i.size), 0) AS bytes FROM study s JOIN instance i ON i.study_id = s.id
        WHERE s.organisation_id = o.organisation_id AND s.study_instance_uid = o.study_instance_uid) i
    WHERE o.organisation_id = ${organisation} AND NOT EXISTS (SELECT 1 FROM erasure_decision d WHERE d.order_id = o.id)
    ORDER BY (o.ground = 'retention'), o.at, o.id LIMIT ${shown}`.execute(tx);
  const contents = await contentOf(
    tx,
    rows.flatMap((row) => (row.case_id === null ? [] : [row.case_id])),
  );
  return rows.map((row) => {
    const content = row.case_id === null ? undefined : contents.get(row.case_id);
    return erasureOrder.parse({
      ...{ id: row.id, caseId: row.case_id, caseNumber: row.number, studyInstanceUid: row.study, held: row.held },
      ...{ ground: row.ground, reason: row.reason, askedBy: row.by_name, askedAt: row.at.toISOString() },
      images: content?.images ?? Number(row.study_images),
      records: content?.records ?? 0,
      bytes: content?.bytes ?? Number(row.study_bytes),
    });
  });
}

async function holds(tx: Tx, organisation: OrganisationId): Promise<LegalHold[]> {
  const { rows } = await sql<{ case_id: string; number: string; reason: string; by_name: string; at: Date }>`
    SELECT h.case_id, c.number, h.reason, h.by_name, h.at FROM legal_hold h JOIN second_opinion_case c ON c.id = h.case_id
    WHERE h.organisation_id = ${organisation} AND h.state = 'set'
      AND h.id = (SELECT max(id) FROM legal_hold l WHERE l.case_id = h.case_id)
    ORDER BY h.at DESC LIMIT ${shown}`.execute(tx);
  return rows.map((row) => ({
    caseId: caseId.parse(row.case_id),
    caseNumber: row.number,
    reason: row.reason,
    setBy: row.by_name,
    setAt: row.at.toISOString(),
  }));
}

const decidedRow = z.object({ at: z.date(), asked_at: z.date() }).loose();

async function decidedOrders(tx: Tx, organisation: OrganisationId): Promise<DecidedErasure[]> {
  const { rows } = await sql`
    SELECT o.id, o.case_id AS "caseId", c.number AS "caseNumber", o.study_instance_uid AS "studyInstanceUid", o.ground,
      o.by_name AS "askedBy", o.at AS asked_at, d.decision, d.reason, d.by_name AS "decidedBy", d.at
    FROM erasure_decision d JOIN erasure_order o ON o.id = d.order_id LEFT JOIN second_opinion_case c ON c.id = o.case_id
    WHERE o.organisation_id = ${organisation} ORDER BY d.at DESC, o.id LIMIT ${shown}`.execute(tx);
  return rows.map((row) => {
    const { at, asked_at, ...rest } = decidedRow.parse(row);
    return decidedErasure.parse({ ...rest, askedAt: asked_at.toISOString(), decidedAt: at.toISOString() });
  });
}
