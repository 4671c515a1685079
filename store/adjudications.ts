import { z } from "zod";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

/** A disputed point as the adjudicator gets it: two versions in an order that was drawn once. `aIs` stays in the house. */
export const disputedPoint = z.object({
  pairId: z.uuid(),
  a: z.string(),
  b: z.string(),
  aIs: z.enum(["first", "second"]),
});
export type DisputedPoint = z.infer<typeof disputedPoint>;

export type Adjudication = { id: string; adjudicatorId: string; reason: string; points: DisputedPoint[] };

/** The newest request for adjudication of a case. */
export async function findAdjudication(tx: Tx, caseId: CaseId): Promise<Adjudication | null> {
  const row = await tx
    .selectFrom("adjudication")
    .select(["id", "adjudicator_id", "reason", "points"])
    .where("case_id", "=", caseId)
    .orderBy("asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    adjudicatorId: row.adjudicator_id,
    reason: row.reason,
    points: z.array(disputedPoint).parse(row.points),
  };
}
