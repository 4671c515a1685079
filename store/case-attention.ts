import { sql } from "kysely";
import { adjudicationGoesOn, dueOfAdjudication } from "./adjudications.ts";

/** So long may a critical finding wait to be told, by its category (ACR: minutes, hours, days). */
const toldWithin = sql`CASE f.category WHEN 1 THEN interval '1 hour' WHEN 2 THEN interval '8 hours' ELSE interval '72 hours' END`;

/**
 * What asks for somebody's hand in case `c` at stage `s`, as an array of contract/follow-up.ts `attention`: for coordinators and those
 * who look after quality, and for its reader once sealed; empty for everybody else.
 */
export function attentionOf(now: Date) {
  return sql<string[]>`CASE WHEN scope_has_role('coordinator') OR scope_has_role('quality-lead')
      OR ('reader' = ANY(coalesce(p.parts, '{}')) AND NOT is_blind(c.id))
    THEN array_remove(ARRAY[
      CASE WHEN ${unopened(1)} THEN 'unopened' END,
      CASE WHEN ${unopened(2)} THEN 'unopened-long' END,
      CASE WHEN EXISTS (SELECT 1 FROM critical_finding f WHERE f.case_id = c.id AND f.since + ${toldWithin} <= ${now}::timestamptz
        AND s.stage NOT IN ('closed', 'withdrawn')
        AND NOT EXISTS (SELECT 1 FROM spoken_contact t WHERE t.case_id = c.id AND t.finding_id = f.finding_id)) THEN 'critical-not-told' END,
      CASE WHEN ${overdue(now)} THEN 'recommendation-overdue' END,
      CASE WHEN EXISTS (SELECT 1 FROM follow_up_question q WHERE q.case_id = c.id
        AND NOT EXISTS (SELECT 1 FROM follow_up_answer a WHERE a.question_id = q.id)) THEN 'question-waiting' END,
      CASE WHEN s.stage = 'adjudicating' AND ${lateThirdReader(now)} THEN 'third-reader-late' END
    ], NULL) ELSE '{}' END`;
}

/** Something was noted as unopened in so many steps, and is still not opened. */
function unopened(steps: number) {
  return sql`EXISTS (SELECT 1 FROM unopened_notice n WHERE n.case_id = c.id
    AND CASE WHEN n.subject = c.id THEN s.stage = 'signed' ELSE NOT EXISTS (SELECT 1 FROM delivery_event e
      WHERE e.delivery_id = n.subject AND e.kind IN ('opened', 'revoked')) END
    GROUP BY n.subject HAVING count(*) >= ${steps})`;
}

function overdue(now: Date) {
  const newest = sql`SELECT x.state, x.due_on FROM recommendation_change x WHERE x.item_id = i.id ORDER BY x.id DESC LIMIT 1`;
  return sql`EXISTS (SELECT 1 FROM recommendation_item i LEFT JOIN LATERAL (${newest}) x ON true
    WHERE i.case_id = c.id AND coalesce(x.state, 'open') = 'open' AND s.stage <> 'withdrawn'
      AND (CASE WHEN x.state IS NULL THEN i.due_on ELSE x.due_on END) < ${now.toISOString().slice(0, 10)})`;
}

function lateThirdReader(now: Date) {
  return sql`EXISTS (SELECT 1 FROM adjudication a WHERE a.case_id = c.id
    AND ${adjudicationGoesOn} AND ${dueOfAdjudication} <= ${now}::timestamptz)`;
}
