import { describe, expect, it } from "vitest";
import { ballot } from "#contract/adjudication.ts";
import { emptyBallot, finishedBallot } from "./ballot-draft.ts";

describe("a ballot being filled in", () => {
  it("says what is missing, each choice what it needs", () => {
    expect(finishedBallot(emptyBallot).missing).toEqual(["choice", "statement"]);
    const said = { ...emptyBallot, statement: "Seen on two slices." };
    expect(finishedBallot({ ...said, choice: "new" }).missing).toEqual(["newVersion"]);
    expect(finishedBallot({ ...said, choice: "cannot-settle" }).missing).toEqual(["wouldSettle"]);
  });

  it("sends what the contract takes, and nothing of a choice that was changed", () => {
    const typed = { ...emptyBallot, statement: " Seen. ", newVersion: "Two nodules", wouldSettle: "mr" as const };
    for (const choice of ["a", "b", "both", "neither", "new", "cannot-settle"] as const) {
      const { ballot: made } = finishedBallot({ ...typed, choice });
      expect(ballot.parse(made)).toEqual(made);
    }
    expect(finishedBallot({ ...typed, choice: "a" }).ballot).toMatchObject({ newVersion: "", wouldSettle: null });
  });
});
