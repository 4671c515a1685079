import { sql } from "kysely";
import { z } from "zod";
import { adjudicationMode, ballot } from "#contract/adjudication.ts";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

/** A disputed point as a third reader gets it: two versions in an order that was drawn once. `aIs` stays in the house. */
export const disputedPoint = z.object({
  pairId: z.uuid(),
  a: z.string(),
  b: z.string(),
  aIs: z.enum(["first", "second"]),
});
export type DisputedPoint = z.infer<typeof disputedPoint>;

export type Adjudication = {
  id: string;
  mode: z.infer<typeof adjudicationMode>;
  reason: string;
  askedBy: string;
  askedAt: Date;
  /** With what was extended since. */
  dueAt: Date;
  points: DisputedPoint[];
  /** In the order of their seats. */
  members: { personId: string; name: string }[];
  /** null while it goes on. */
  end: { kind: string; by: string; reason: string; at: Date } | null;
};

/** All requests for adjudication of a case, newest first. */
export async function listAdjudications(tx: Tx, caseId: CaseId): Promise<Adjudication[]> {
  const rows = await tx
    .selectFrom("adjudication")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("asked_at", "desc")
    .execute();
  const members = await tx
    .selectFrom("adjudication_member")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("seat")
    .execute();
  const dues = await tx
    .selectFrom("adjudication_due")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("id", "desc")
    .execute();
  const ends = await tx.selectFrom("adjudication_end").selectAll().where("case_id", "=", caseId).execute();
  return rows.map((row) => {
    const end = ends.find((one) => one.adjudication_id === row.id);
    return {
      id: row.id,
      mode: adjudicationMode.parse(row.mode),
      reason: row.reason,
      askedBy: row.asked_by,
      askedAt: row.asked_at,
      dueAt: dues.find((one) => one.adjudication_id === row.id && one.kind === "extended")?.due_at ?? row.due_at,
      points: z.array(disputedPoint).parse(row.points),
      members: members
        .filter((one) => one.adjudication_id === row.id)
        .map((one) => ({ personId: one.person_id, name: one.name })),
      end: end === undefined ? null : { kind: end.kind, by: end.by_name, reason: end.reason, at: end.at },
    };
  });
}

/** The adjudication that goes on; else the newest that has ended. */
export async function findAdjudication(tx: Tx, caseId: CaseId): Promise<Adjudication | null> {
  const all = await listAdjudications(tx, caseId);
  return all.find((one) => one.end === null) ?? all[0] ?? null;
}

/** When adjudication `a` is due, with the time it was given since: for queries that look at many. */
export const dueOfAdjudication = sql`coalesce((SELECT max(d.due_at) FROM adjudication_due d
  WHERE d.adjudication_id = a.id AND d.kind = 'extended'), a.due_at)`;

/** Adjudication `a` goes on. */
export const adjudicationGoesOn = sql`NOT EXISTS (SELECT 1 FROM adjudication_end e WHERE e.adjudication_id = a.id)`;

const storedBallot = ballot.and(
  z.object({ pairId: z.string(), personId: z.string(), round: z.number(), at: z.date() }),
);
export type StoredBallot = z.infer<typeof storedBallot>;

/** All ballots of an adjudication, in the order they were cast. */
export async function listBallots(tx: Tx, adjudicationId: string): Promise<StoredBallot[]> {
  const rows = await tx
    .selectFrom("adjudication_ballot")
    .select(["pair_id", "person_id", "round", "content", "at"])
    .where("adjudication_id", "=", adjudicationId)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({
    ...ballot.parse(row.content),
    pairId: row.pair_id,
    personId: row.person_id,
    round: row.round,
    at: row.at,
  }));
}

/** What this person wrote before the points opened; null while nothing is. */
export async function findBlindReading(tx: Tx, adjudicationId: string, personId: string) {
  const row = await tx
    .selectFrom("adjudication_reading")
    .select(["text", "sha256", "at"])
    .where("adjudication_id", "=", adjudicationId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row === undefined ? null : { text: row.text, sha256: row.sha256, at: row.at.toISOString() };
}

/** Questions to the readers with their answers, oldest first; nobody is named. */
export async function listQuestions(tx: Tx, adjudicationId: string) {
  const questions = await tx
    .selectFrom("adjudication_question")
    .select(["id", "pair_id", "text", "at"])
    .where("adjudication_id", "=", adjudicationId)
    .orderBy("at")
    .execute();
  const answers =
    questions.length === 0
      ? []
      : await tx
          .selectFrom("adjudication_answer")
          .select(["question_id", "text", "at"])
          .where(
            "question_id",
            "in",
            questions.map((one) => one.id),
          )
          .orderBy("at")
          .execute();
  return questions.map((one) => ({
    id: one.id,
    pairId: one.pair_id,
    text: one.text,
    askedAt: one.at.toISOString(),
    answers: answers
      .filter((answer) => answer.question_id === one.id)
      .map((answer) => ({ text: answer.text, at: answer.at.toISOString() })),
  }));
}

/** Ends an adjudication, once. */
export async function endAdjudication(
  tx: Tx,
  adjudication: { id: string; caseId: CaseId; organisationId: string },
  end: { kind: string; by: string; reason: string; at: Date },
): Promise<void> {
  await tx
    .insertInto("adjudication_end")
    .values({
      organisation_id: adjudication.organisationId,
      case_id: adjudication.caseId,
      adjudication_id: adjudication.id,
      kind: end.kind,
      by_name: end.by,
      reason: end.reason,
      at: end.at,
    })
    .execute();
}
