import { sql } from "kysely";
import type { CaseId, PersonId } from "#contract/ids.ts";
import { attentionOf } from "./case-attention.ts";
import type { Tx } from "./database.ts";

/** One case as lists and pages need it: the last stage, the request or its draft, the reader, and what is open. */
export type CaseRow = {
  id: string;
  number: string;
  created_at: Date;
  stage: string;
  stage_since: Date;
  /** contract caseRequest when submitted. */
  request: unknown;
  draft: unknown;
  draft_revision: number | null;
  my_parts: string[];
  reader_name: string | null;
  unopened: boolean;
  open_questions: number;
  said_sent_at: Date | null;
  attention: string[];
};

type Wanted = {
  person: PersonId | null;
  caseId?: CaseId;
  stage?: string;
  search?: string;
  now: Date;
  unopenedHours: number;
};

/** The cases that the scope sees, newest stage change first. Row-level security decides which; this only describes them. */
export async function listCaseRows(tx: Tx, wanted: Wanted): Promise<CaseRow[]> {
  const only = wanted.caseId === undefined ? sql`true` : sql`c.id = ${wanted.caseId}`;
  const atStage = wanted.stage === undefined ? sql`true` : sql`s.stage = ${wanted.stage}`;
  const { rows } = await sql<CaseRow>`
    SELECT c.id, c.number, c.created_at, s.stage, s.at AS stage_since, r.content AS request, d.content AS draft,
      d.revision AS draft_revision, coalesce(p.parts, '{}') AS my_parts, reader.name AS reader_name,
      ${unopened(wanted)} AS unopened, ${openQuestions} AS open_questions, ${saidSentAt} AS said_sent_at,
      ${attentionOf(wanted.now)} AS attention
    FROM second_opinion_case c
    JOIN LATERAL (SELECT stage, at FROM case_stage WHERE case_id = c.id ORDER BY sequence DESC LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT content FROM case_request WHERE case_id = c.id ORDER BY version DESC LIMIT 1) r ON true
    LEFT JOIN case_draft d ON d.case_id = c.id
    LEFT JOIN LATERAL (SELECT array_agg(DISTINCT part) AS parts FROM case_grant
      WHERE case_id = c.id AND person_id = ${wanted.person}::uuid AND revoked_at IS NULL) p ON true
    LEFT JOIN LATERAL (SELECT person.name FROM case_grant g JOIN person ON person.id = g.person_id
      WHERE g.case_id = c.id AND g.part = 'reader' AND g.revoked_at IS NULL ORDER BY g.granted_at DESC LIMIT 1) reader ON true
    WHERE ${only} AND ${atStage} AND ${matching(wanted.search)}
    ORDER BY s.at DESC, c.id
    LIMIT 1000`.execute(tx);
  return rows;
}

/** Signed or sent, and nobody has opened it within the hours that the organisation promises. */
function unopened({ now, unopenedHours: hours }: Wanted) {
  const late = (since: ReturnType<typeof sql>) =>
    sql`${since} < ${now}::timestamptz - make_interval(hours => ${hours}::int)`;
  return sql<boolean>`(s.stage = 'signed' AND ${late(sql`s.at`)}) OR EXISTS (
    SELECT 1 FROM delivery x WHERE x.case_id = c.id AND ${late(sql`x.created_at`)}
      AND NOT EXISTS (SELECT 1 FROM delivery_event e WHERE e.delivery_id = x.id AND e.kind IN ('opened', 'revoked')))`;
}

/** Studies whose identity is asked and not yet decided. */
const openQuestions = sql<number>`(SELECT count(*)::int FROM case_study cs
  JOIN LATERAL (SELECT state FROM study_identity i WHERE i.case_id = c.id AND i.study_id = cs.study_id
    ORDER BY i.id DESC LIMIT 1) i ON i.state = 'asked'
  WHERE cs.case_id = c.id)`;

/** Said since the case was last in gathering: after a case was reopened the asker is asked anew. */
const saidSentAt = sql<Date | null>`CASE WHEN s.stage = 'gathering' THEN (SELECT max(e.at) FROM custody_event e
  WHERE e.chain = c.id AND e.kind = 'sending-finished' AND e.at >= s.at) END`;

/** By number or patient's name; every word must be found somewhere. */
function matching(search: string | undefined) {
  const words = (search ?? "").split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return sql<boolean>`true`;
  const text = sql`concat_ws(' ', c.number, coalesce(r.content, d.content) #>> '{patient,familyName}',
    coalesce(r.content, d.content) #>> '{patient,givenName}', coalesce(r.content, d.content) #>> '{patient,patientId}')`;
  const like = words.map((word) => sql`${text} ILIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  return sql<boolean>`${sql.join(like, sql` AND `)}`;
}
