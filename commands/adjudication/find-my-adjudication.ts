import { type PanelState, panelState } from "#cases/tally-ballots.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { type Adjudication, findAdjudication, listBallots, type StoredBallot } from "#store/adjudications.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";

/** An adjudication with its ballots and where its panel stands. */
export type OpenVote = Adjudication & { ballots: StoredBallot[]; state: PanelState };

/** The newest adjudication of a case with its vote; null where there never was one. */
export async function findVote(tx: Tx, caseId: CaseId): Promise<OpenVote | null> {
  const adjudication = await findAdjudication(tx, caseId);
  if (adjudication === null) return null;
  return withBallots(adjudication, await listBallots(tx, adjudication.id));
}

/** An adjudication as it stands with these ballots. */
export function withBallots(adjudication: Adjudication, ballots: StoredBallot[]): OpenVote {
  const points = adjudication.points.map((point) => point.pairId);
  const members = adjudication.members.map((member) => member.personId);
  return { ...adjudication, ballots, state: panelState(points, members, ballots) };
}

/** The vote in which this person has a seat. @throws Refusal "not-found" where it is somebody else's */
export async function findMyVote(tx: Tx, scope: PersonScope, caseId: CaseId): Promise<OpenVote> {
  const vote = await findVote(tx, caseId);
  if (vote === null || vote.members.every((member) => member.personId !== scope.personId))
    throw new Refusal("not-found");
  return vote;
}
