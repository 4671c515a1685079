import { sql } from "kysely";
import { type CaseId, caseId, type OrganisationId, organisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { RetentionRule } from "#contract/retention.ts";
import type { Tx } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { findCaseFacts } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { currentRule } from "./current-rule.ts";
import { enterOrder } from "./order-erasure.ts";

/** What a person has declined is proposed again after so many days. */
const declinedFor = 365;

/**
 * Lists what is due by each organisation's rule, once a day. Nothing is deleted: each waits for an administrator.
 * @returns how many were listed anew
 */
export async function proposeErasures(desk: Desk): Promise<number> {
  const organisations = await inScope(desk.database, systemScope, (tx) =>
    tx.selectFrom("organisation").select("id").orderBy("id").execute(),
  );
  let listed = 0;
  for (const { id } of organisations) listed += await proposeFor(desk, organisationId.parse(id));
  return listed;
}

async function proposeFor(desk: Desk, organisation: OrganisationId): Promise<number> {
  const now = desk.clock();
  const { rule, due } = await inScope(desk.database, systemScope, async (tx) => {
    const { rule } = await currentRule(tx, organisation);
    const cases = await dueCases(tx, organisation, rule, now);
    const studies = await dueStudies(tx, organisation, rule, now);
    return { rule, due: [...cases, ...studies] };
  });
  let listed = 0;
  for (const { id, study, since, stage } of due) {
    const reason = reasonOf(rule, stage, since);
    // One by one: a case that somebody works on holds up no others.
    const entered = await inScope(desk.database, systemScope, async (tx) => {
      if (id !== null && (await findCaseFacts(tx, systemScope, id, "lock")).stage !== stage) return false;
      const order = { organisationId: organisation, caseId: id, study, ground: "retention" as const, reason };
      await enterOrder(tx, systemScope, now, order);
      return true;
    }).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === "already-done") return false;
      throw error;
    });
    if (entered) listed += 1;
  }
  return listed;
}

type Due = { id: CaseId | null; study: string | null; since: Date; stage: string };

function reasonOf(rule: RetentionRule, stage: string, since: Date): string {
  const day = since.toISOString().slice(0, 10);
  if (stage === "unclaimed") return `Received on ${day}; no case has taken it within ${rule.unclaimedDays} days.`;
  const years = stage === "closed" ? rule.closedYears : rule.withdrawnYears;
  return `${stage === "closed" ? "Closed" : "Withdrawn"} on ${day}; kept for ${years} years.`;
}

async function dueCases(tx: Tx, organisation: OrganisationId, rule: RetentionRule, now: Date): Promise<Due[]> {
  const { rows } = await sql<{ id: string; at: Date; stage: string }>`
    SELECT c.id, s.at, s.stage FROM second_opinion_case c,
      LATERAL (SELECT stage, at FROM case_stage WHERE case_id = c.id ORDER BY sequence DESC LIMIT 1) s
    WHERE c.organisation_id = ${organisation} AND NOT is_erased(c.id) AND NOT is_held(c.id)
      AND s.at + make_interval(years => CASE s.stage WHEN 'closed' THEN ${rule.closedYears}::int
        WHEN 'withdrawn' THEN ${rule.withdrawnYears}::int END) <= ${now}
      AND NOT EXISTS (SELECT 1 FROM erasure_order o LEFT JOIN erasure_decision d ON d.order_id = o.id WHERE o.case_id = c.id
        AND (d.order_id IS NULL OR d.at > ${now}::timestamptz - make_interval(days => ${declinedFor})))
    ORDER BY s.at LIMIT 1000`.execute(tx);
  return rows.map(({ id, at, stage }) => ({ id: caseId.parse(id), study: null, since: at, stage }));
}

async function dueStudies(tx: Tx, organisation: OrganisationId, rule: RetentionRule, now: Date): Promise<Due[]> {
  if (rule.unclaimedDays === null) return [];
  const { rows } = await sql<{ study: string; at: Date }>`
    SELECT s.study_instance_uid AS study, s.received_at AS at FROM study s
    WHERE s.organisation_id = ${organisation} AND s.received_at + make_interval(days => ${rule.unclaimedDays}) <= ${now}
      AND NOT EXISTS (SELECT 1 FROM case_study c WHERE c.study_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM erasure_order o LEFT JOIN erasure_decision d ON d.order_id = o.id
        WHERE o.organisation_id = s.organisation_id AND o.study_instance_uid = s.study_instance_uid
        AND (d.order_id IS NULL OR d.at > ${now}::timestamptz - make_interval(days => ${declinedFor})))
    ORDER BY s.received_at LIMIT 1000`.execute(tx);
  return rows.map(({ study, at }) => ({ id: null, study, since: at, stage: "unclaimed" }));
}
