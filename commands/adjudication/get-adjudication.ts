import { createHash } from "node:crypto";
import { ballotsOn } from "#cases/tally-ballots.ts";
import type { OpenBallot } from "#contract/adjudication.ts";
import type { CaseId } from "#contract/ids.ts";
import { findBlindReading, listQuestions, type StoredBallot } from "#store/adjudications.ts";
import { listSettlements } from "#store/comparisons.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findMyVote } from "./find-my-adjudication.ts";

/**
 * The disputed points for one who settles them: the versions as A and B with the readers' names hidden, one's own ballots, and in a
 * second round those of the first without names. In blind mode no point before one's own reading is filed.
 */
export async function getAdjudication(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "settle-difference", async (act) => {
    const vote = await findMyVote(act.tx, scope, caseId);
    await act.recordView({ kind: "adjudication-viewed", subject: vote.id });
    const { state, ballots, points } = vote;
    const ownReading = await findBlindReading(act.tx, vote.id, scope.personId);
    const settlements = vote.end?.kind === "taken-back" ? [] : await listSettlements(act.tx, caseId);
    const hidden = vote.mode === "blind" && ownReading === null;
    return {
      question: (await findRequest(act.tx, caseId)).question,
      reason: vote.reason,
      mode: vote.mode,
      ownReading,
      seats: vote.members.length,
      round: state.round,
      finished: state.finished.length,
      dueAt: vote.dueAt.toISOString(),
      over: vote.end !== null,
      questions: hidden ? [] : await listQuestions(act.tx, vote.id),
      points: hidden
        ? []
        : points.map(({ pairId, a, b }) => ({
            pairId,
            a,
            b,
            open: vote.end === null && state.open.includes(pairId),
            mine: ballotsOn(pairId, ballots, state.round).find((one) => one.personId === scope.personId) ?? null,
            earlier: state.round === 2 ? withoutNames(ballotsOn(pairId, ballots, 1)) : [],
            settled: settlements.find((one) => one.pairId === pairId)?.settlement ?? null,
          })),
    };
  });
}

/** Ballots in an order that tells nothing of who cast them when. */
function withoutNames(ballots: readonly (OpenBallot & Pick<StoredBallot, "personId" | "pairId">)[]): OpenBallot[] {
  const key = (one: (typeof ballots)[number]) =>
    createHash("sha256").update(`${one.pairId} ${one.personId}`).digest("hex");
  return ballots
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ choice, statement, confidence, newVersion, wouldSettle }) => ({
      choice,
      statement,
      confidence,
      newVersion,
      wouldSettle,
    }));
}
