import type { BallotChoice, WouldSettle } from "#contract/adjudication.ts";
import type { PanelVotes, Settlement } from "#contract/comparison.ts";
import type { CastBallot } from "./tally-ballots.ts";
import { outcomeOf, sameWords } from "./tally-ballots.ts";

/** A disputed point as far as settling needs it: which of the two readings was shown as A. */
export type ShuffledPoint = { pairId: string; aIs: "first" | "second" };

export type PointOutcome = Pick<Settlement, "settledAs" | "statement" | "votes">;

/** How a person says what would settle a point. */
export const wouldSettleWords: Record<WouldSettle, string> = {
  "further-view": "a further view",
  ultrasound: "an ultrasound",
  ct: "a CT",
  mr: "an MR",
  pet: "a PET",
  biopsy: "a biopsy",
  laboratory: "a laboratory test",
  time: "a follow-up after some time",
  other: "something else, as stated",
};

/** What a choice means once A and B are known again. */
export function settledBy({ aIs }: ShuffledPoint, choice: BallotChoice): Settlement["settledAs"] {
  const other = aIs === "first" ? "second" : "first";
  const meaning: Record<BallotChoice, Settlement["settledAs"]> = {
    a: aIs,
    b: other,
    both: "both",
    neither: "neither",
    new: "new-version",
    "cannot-settle": "not-settled",
  };
  return meaning[choice];
}

/** The outcome of one point from its ballots: of one third reader, or of a panel's last round. Without a majority it stays unsettled. */
export function settlePoint(point: ShuffledPoint, cast: readonly CastBallot[], seats: number): PointOutcome {
  const { tally, ballots } = outcomeOf(point.pairId, cast);
  const votes = seats === 1 ? null : votesOf(point, ballots);
  if (tally.kind === "undecided") {
    const said = `The panel of ${seats} found no majority. ${ballots.map(quoted).join("; ")}`;
    return { settledAs: "not-settled", statement: cut(said), votes };
  }
  const carried = ballots.filter(
    (one) => one.choice === tally.choice && sameWords(one.newVersion) === sameWords(tally.newVersion),
  );
  const said = [
    tally.choice === "new" ? `${ended(tally.newVersion)}` : "",
    tally.choice === "cannot-settle" ? wouldSettleSentence(carried) : "",
    seats === 1
      ? carried.map((one) => one.statement).join(" ")
      : `${panelWords(tally, seats)} ${carried.map(quoted).join("; ")}`,
  ];
  return {
    settledAs: settledBy(point, tally.choice),
    statement: cut(said.filter((one) => one !== "").join(" ")),
    votes,
  };
}

function panelWords({ carriedBy, cast }: { carriedBy: number; cast: number }, seats: number): string {
  const absent = cast < seats ? ` (${seats - cast} of ${seats} did not vote in time)` : "";
  return `${carriedBy} of ${cast} ballots of the panel${absent}:`;
}

function wouldSettleSentence(carried: readonly CastBallot[]): string {
  const ways = [
    ...new Set(carried.flatMap((one) => (one.wouldSettle === null ? [] : [wouldSettleWords[one.wouldSettle]]))),
  ];
  return `These images cannot settle it; what would: ${ways.join(", ")}.`;
}

function votesOf(point: ShuffledPoint, ballots: readonly CastBallot[]): PanelVotes {
  const count = (as: Settlement["settledAs"]) => ballots.filter((one) => settledBy(point, one.choice) === as).length;
  return {
    first: count("first"),
    second: count("second"),
    both: count("both"),
    neither: count("neither"),
    newVersion: count("new-version"),
    notSettled: count("not-settled"),
  };
}

const quoted = (one: CastBallot) => `“${one.statement}”`;
const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
const cut = (text: string) => text.slice(0, 8000);
