import { settlePoint } from "#cases/settle-point.ts";
import type { AdjudicationEnd } from "#contract/adjudication.ts";
import { endAdjudication } from "#store/adjudications.ts";
import type { CaseAct } from "../act-in-case.ts";
import type { OpenVote } from "./find-my-adjudication.ts";

/**
 * Closes a vote: each point is written down as its last ballots settle it, and the case goes back to its reader.
 * @param how "settled" where everybody has voted, "closed-by-time" where time was up and a quorum had
 */
export async function closeVote(
  act: CaseAct,
  vote: OpenVote,
  how: Exclude<AdjudicationEnd, "taken-back">,
): Promise<void> {
  const { tx, kase, at } = act;
  // By time only whole ballots count: of members who voted on every point of the round.
  const counted = vote.ballots.filter(
    (one) => one.round < vote.state.round || vote.state.finished.includes(one.personId),
  );
  const names = vote.members.filter((member) => counted.some((one) => one.personId === member.personId));
  for (const point of vote.points) {
    const { settledAs, statement, votes } = settlePoint(point, counted, vote.members.length);
    await tx
      .insertInto("settled_difference")
      .values({
        organisation_id: kase.organisationId,
        case_id: kase.id,
        adjudication_id: vote.id,
        pair_id: point.pairId,
        settled_as: settledAs,
        statement,
        adjudicator_name: names.map((member) => member.name).join(", "),
        votes: votes === null ? null : JSON.stringify(votes),
        at,
      })
      .execute();
    await act.record({
      kind: "difference-settled",
      subject: point.pairId,
      reason: statement.slice(0, 2000),
      detail: { settledAs },
    });
  }
  await endAdjudication(
    tx,
    { id: vote.id, caseId: kase.id, organisationId: kase.organisationId },
    { kind: how, by: names.map((member) => member.name).join(", "), reason: "", at },
  );
  await act.record({ kind: "adjudication-closed", subject: vote.id, detail: { how, round: vote.state.round } });
  await act.move("all-settled");
}
