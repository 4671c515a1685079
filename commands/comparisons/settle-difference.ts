import type { Settlement } from "#contract/comparison.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { DisputedPoint } from "#store/adjudications.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findMyAdjudication } from "./get-adjudication.ts";

type Choice = "a" | "b" | "both" | "neither";

/**
 * Settles one difference, once. With the last one the case goes back to its reader, who signs.
 * @returns what it was settled as, and how many points are still open
 */
export async function settleDifference(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { pairId: string; choice: Choice; statement: string },
): Promise<{ settledAs: Settlement["settledAs"]; open: number }> {
  return await actInCase(desk, scope, caseId, "settle-difference", async (act) => {
    const { tx, kase, at } = act;
    if (kase.stage !== "adjudicating") throw new Refusal("wrong-stage", `the case is ${kase.stage}`);
    const { id, points } = await findMyAdjudication(tx, scope, caseId);
    const point = points.find((one) => one.pairId === input.pairId);
    if (point === undefined) throw new Refusal("not-found");
    const done = await tx
      .selectFrom("settled_difference")
      .select("pair_id")
      .where("adjudication_id", "=", id)
      .execute();
    if (done.some((row) => row.pair_id === input.pairId)) throw new Refusal("already-done");
    const settledAs = settledBy(point, input.choice);
    await tx
      .insertInto("settled_difference")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        adjudication_id: id,
        pair_id: input.pairId,
        settled_as: settledAs,
        statement: input.statement,
        adjudicator_name: scope.name,
        at,
      })
      .execute();
    await act.record({
      kind: "difference-settled",
      subject: input.pairId,
      reason: input.statement,
      detail: { settledAs, choice: input.choice },
    });
    const open = points.length - done.length - 1;
    if (open === 0) await act.move("all-settled");
    return { settledAs, open };
  });
}

function settledBy(point: DisputedPoint, choice: Choice): Settlement["settledAs"] {
  if (choice === "both" || choice === "neither") return choice;
  const other = point.aIs === "first" ? "second" : "first";
  return choice === "a" ? point.aIs : other;
}
