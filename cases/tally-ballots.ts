import type { Ballot, BallotChoice } from "#contract/adjudication.ts";

/** What a round of secret ballots says of one point. */
export type Tally =
  | { kind: "decided"; choice: BallotChoice; carriedBy: number; cast: number; newVersion: string }
  /** As many for one as for another: no version has more than half of the ballots cast. */
  | { kind: "undecided"; cast: number };

type Cast = Pick<Ballot, "choice" | "newVersion">;

/** How many of a panel must have voted before time may close it: more than half. */
export function quorumOf(seats: number): number {
  return Math.floor(seats / 2) + 1;
}

/**
 * Counts the ballots on one point: what more than half of the cast ballots say is decided. Two different new versions are two
 * different answers; the same words are the same.
 */
export function tallyPoint(ballots: readonly Cast[]): Tally {
  const counts = new Map<string, { ballot: Cast; count: number }>();
  for (const ballot of ballots) {
    const key = `${ballot.choice}:${sameWords(ballot.newVersion)}`;
    counts.set(key, { ballot, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const cast = ballots.length;
  for (const { ballot, count } of counts.values()) {
    if (2 * count > cast)
      return { kind: "decided", choice: ballot.choice, carriedBy: count, cast, newVersion: ballot.newVersion };
  }
  return { kind: "undecided", cast };
}

export const sameWords = (text: string): string =>
  text.trim().toLowerCase().replaceAll(/\s+/g, " ").replace(/[.]$/, "");

/** A ballot as it is counted: by whom, on what, in which round. */
export type CastBallot = Ballot & { pairId: string; personId: string; round: number };

/** Where a panel stands. There are two rounds: the second is about what the first left undecided, with its ballots shown without names. */
export type PanelState = {
  round: 1 | 2;
  /** Points of this round. */
  open: string[];
  /** Members who have voted on every point of this round. */
  finished: string[];
  /** Every member has voted on every point of this round; since a first round with undecided points gives way to a second, all is decided. */
  complete: boolean;
};

/** Which round a panel is in, and who is done with it. */
export function panelState(
  points: readonly string[],
  members: readonly string[],
  cast: readonly CastBallot[],
): PanelState {
  const first = roundOf(points, members, cast, 1);
  if (!first.complete) return first;
  const undecided = points.filter((pairId) => tallyPoint(ballotsOn(pairId, cast, 1)).kind === "undecided");
  return undecided.length === 0 ? first : roundOf(undecided, members, cast, 2);
}

function roundOf(
  points: readonly string[],
  members: readonly string[],
  cast: readonly CastBallot[],
  round: 1 | 2,
): PanelState {
  const done = (person: string) =>
    points.every((pairId) =>
      cast.some((one) => one.round === round && one.personId === person && one.pairId === pairId),
    );
  const finished = members.filter(done);
  return { round, open: [...points], finished, complete: finished.length === members.length };
}

export const ballotsOn = (pairId: string, cast: readonly CastBallot[], round: number): CastBallot[] =>
  cast.filter((one) => one.pairId === pairId && one.round === round);

/** The outcome of a point by the last round that voted on it. */
export function outcomeOf(pairId: string, cast: readonly CastBallot[]): { tally: Tally; ballots: CastBallot[] } {
  const second = ballotsOn(pairId, cast, 2);
  const ballots = second.length > 0 ? second : ballotsOn(pairId, cast, 1);
  return { tally: tallyPoint(ballots), ballots };
}

/** Whether the vote may be closed when its time is up: a quorum has voted on every point, in the first round or in both. */
export function mayCloseByTime(state: PanelState, seats: number): boolean {
  return state.round === 2 || state.finished.length >= quorumOf(seats);
}
