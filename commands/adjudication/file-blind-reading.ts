import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { sha256Hex } from "#custody/hash.ts";
import { findBlindReading } from "#store/adjudications.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findMyVote } from "./find-my-adjudication.ts";

/** Files what a third reader sees before the two versions open; it cannot change afterwards. @throws Refusal "already-done" */
export async function fileBlindReading(desk: Desk, scope: PersonScope, caseId: CaseId, text: string): Promise<string> {
  return await actInCase(desk, scope, caseId, "settle-difference", async (act) => {
    const { tx, kase, at } = act;
    const vote = await findMyVote(tx, scope, caseId);
    if (vote.end !== null) throw new Refusal("wrong-stage", "this adjudication is over");
    if (vote.mode !== "blind") throw new Refusal("not-valid", "the points are open already: settle them");
    if ((await findBlindReading(tx, vote.id, scope.personId)) !== null) throw new Refusal("already-done");
    const sha256 = sha256Hex(text);
    await tx
      .insertInto("adjudication_reading")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        adjudication_id: vote.id,
        person_id: scope.personId,
        text,
        sha256,
        at,
      })
      .execute();
    await act.record({ kind: "blind-reading-filed", subject: vote.id, detail: { sha256 } });
    return sha256;
  });
}
