import { ballotsOn } from "#cases/tally-ballots.ts";
import type { Ballot } from "#contract/adjudication.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { findBlindReading } from "#store/adjudications.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { closeVote } from "./close-vote.ts";
import { findMyVote, withBallots } from "./find-my-adjudication.ts";

/**
 * One third reader's word on one point of the present round, once. When the last ballot is in, the vote closes by itself: settled, or
 * on to a second round about what found no majority.
 * @returns how many points of the round are open for this person, and whether the whole adjudication is over
 */
export async function castBallot(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  pairId: string,
  ballot: Ballot,
): Promise<{ open: number; over: boolean }> {
  return await actInCase(desk, scope, caseId, "settle-difference", async (act) => {
    const { tx, kase, at } = act;
    if (kase.stage !== "adjudicating") throw new Refusal("wrong-stage", `the case is ${kase.stage}`);
    const vote = await findMyVote(tx, scope, caseId);
    if (vote.points.every((point) => point.pairId !== pairId)) throw new Refusal("not-found");
    if (vote.mode === "blind" && (await findBlindReading(tx, vote.id, scope.personId)) === null)
      throw new Refusal("not-complete", "write down first what you see yourself; the points open with that");
    if (!vote.state.open.includes(pairId)) throw new Refusal("already-done", "this point is decided");
    const { round } = vote.state;
    if (ballotsOn(pairId, vote.ballots, round).some((one) => one.personId === scope.personId))
      throw new Refusal("already-done");
    await tx
      .insertInto("adjudication_ballot")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        adjudication_id: vote.id,
        round,
        pair_id: pairId,
        person_id: scope.personId,
        content: JSON.stringify(ballot),
        at,
      })
      .execute();
    // What was chosen stays out of the chain until the vote is over: others read the chain.
    await act.record({ kind: "ballot-cast", subject: pairId, detail: { round } });
    const after = withBallots(vote, [...vote.ballots, { ...ballot, round, pairId, personId: scope.personId, at }]);
    if (after.state.complete) {
      await closeVote(act, after, "settled");
      return { open: 0, over: true };
    }
    const mine = after.ballots.filter((one) => one.personId === scope.personId && one.round === after.state.round);
    return { open: after.state.open.length - mine.length, over: false };
  });
}
