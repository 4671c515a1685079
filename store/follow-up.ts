import { contactWay, outcomeKind, outcomeVerdict } from "#contract/follow-up.ts";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

/** Spoken contacts of a case, oldest first. */
export async function listContacts(tx: Tx, caseId: CaseId) {
  const rows = await tx.selectFrom("spoken_contact").selectAll().where("case_id", "=", caseId).orderBy("at").execute();
  return rows.map((row) => ({
    id: row.id,
    findingId: row.finding_id,
    finding: row.finding,
    toldTo: row.told_to,
    theirRole: row.their_role,
    at: row.told_at.toISOString(),
    how: contactWay.parse(row.how),
    note: row.note,
    toldBy: row.told_by_name,
    recordedAt: row.at.toISOString(),
  }));
}

/** A recommendation with its newest change, as stored; whether it is overdue depends on the day. */
export async function listRecommendationRows(tx: Tx, caseId: CaseId) {
  const items = await tx
    .selectFrom("recommendation_item")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("place")
    .execute();
  const changes = await tx
    .selectFrom("recommendation_change")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("id", "desc")
    .execute();
  return items.map((item) => ({ item, change: changes.find((one) => one.item_id === item.id) ?? null }));
}

/** What turned out, newest first. */
export async function listOutcomes(tx: Tx, caseId: CaseId) {
  const rows = await tx
    .selectFrom("case_outcome")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: outcomeKind.parse(row.kind),
    verdict: outcomeVerdict.parse(row.verdict),
    happenedOn: row.happened_on,
    text: row.text,
    by: row.by_name,
    at: row.at.toISOString(),
  }));
}

/** Follow-up questions, oldest first, with the addendum that answers each. */
export async function listFollowUpQuestions(tx: Tx, caseId: CaseId) {
  const rows = await tx
    .selectFrom("follow_up_question as q")
    .leftJoin("follow_up_answer as a", "a.question_id", "q.id")
    .select(["q.id", "q.text", "q.by_name", "q.at", "a.opinion_version"])
    .where("q.case_id", "=", caseId)
    .orderBy("q.at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    by: row.by_name,
    at: row.at.toISOString(),
    answeredIn: row.opinion_version,
  }));
}

/** Whether the patient allows that the first radiologist is written to; null while nobody was asked. */
export async function findFeedbackPermission(tx: Tx, caseId: CaseId) {
  const row = await tx
    .selectFrom("feedback_permission")
    .select(["allowed", "by_name", "at"])
    .where("case_id", "=", caseId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { allowed: row.allowed, by: row.by_name, at: row.at.toISOString() };
}
