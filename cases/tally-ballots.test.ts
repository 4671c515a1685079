import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ballotChoice } from "#contract/adjudication.ts";
import { settlePoint } from "./settle-point.ts";
import { type CastBallot, mayCloseByTime, panelState, quorumOf, tallyPoint } from "./tally-ballots.ts";

const ballotOf = (personId: string, choice: CastBallot["choice"], more: Partial<CastBallot> = {}): CastBallot => ({
  pairId: "p",
  personId,
  round: 1,
  choice,
  statement: `${personId} says so.`,
  confidence: "high",
  newVersion: "",
  wouldSettle: null,
  ...more,
});

describe("a tally", () => {
  it("follows more than half of the ballots cast", () => {
    expect(tallyPoint(["a", "a", "b"].map((choice, n) => ballotOf(String(n), choice as "a")))).toMatchObject({
      kind: "decided",
      choice: "a",
      carriedBy: 2,
      cast: 3,
    });
    expect(tallyPoint([ballotOf("x", "a"), ballotOf("y", "b"), ballotOf("z", "both")]).kind).toBe("undecided");
    expect(tallyPoint([ballotOf("x", "a"), ballotOf("y", "b")]).kind).toBe("undecided");
    expect(tallyPoint([]).kind).toBe("undecided");
  });

  it("takes two new versions for one only where they say the same", () => {
    const said = (newVersion: string, who: string) => ballotOf(who, "new", { newVersion });
    expect(tallyPoint([said("Cyst, 9 mm", "x"), said("Haemangioma", "y"), ballotOf("z", "a")]).kind).toBe("undecided");
    expect(tallyPoint([said("Cyst, 9 mm", "x"), said("cyst,  9 mm.", "y"), ballotOf("z", "a")])).toMatchObject({
      choice: "new",
      carriedBy: 2,
    });
  });

  it("does not depend on the order of the ballots", () => {
    const panel = fc.array(fc.tuple(fc.constantFrom(...ballotChoice.options), fc.nat()), { maxLength: 5 });
    fc.assert(
      fc.property(panel, (drawn) => {
        const ballots = drawn.map(([choice], n) => ballotOf(String(n), choice));
        const shuffled = drawn
          .map(([choice, key], n) => ({ ballot: ballotOf(String(n), choice), key }))
          .toSorted((x, y) => x.key - y.key)
          .map(({ ballot }) => ballot);
        expect(tallyPoint(shuffled)).toEqual(tallyPoint(ballots));
      }),
    );
  });
});

describe("a panel", () => {
  const members = ["x", "y", "z"];
  const first = [ballotOf("x", "a"), ballotOf("y", "b"), ballotOf("z", "both")];

  it("goes on to a second round about what found no majority, and no third", () => {
    expect(panelState(["p"], members, first.slice(0, 2))).toMatchObject({
      round: 1,
      finished: ["x", "y"],
      complete: false,
    });
    expect(panelState(["p"], members, first)).toMatchObject({ round: 2, open: ["p"], finished: [], complete: false });
    const second = members.map((who) => ballotOf(who, "a", { round: 2 }));
    expect(panelState(["p"], members, [...first, ...second])).toMatchObject({ round: 2, complete: true });
    const decided = members.map((who) => ballotOf(who, "b", { pairId: "q" }));
    expect(panelState(["p", "q"], members, [...first, ...decided]).open).toEqual(["p"]);
  });

  it("may be closed by time once more than half have voted on everything", () => {
    expect([1, 3, 5].map(quorumOf)).toEqual([1, 2, 3]);
    expect(mayCloseByTime(panelState(["p"], members, first.slice(0, 1)), 3)).toBe(false);
    expect(mayCloseByTime(panelState(["p"], members, first.slice(0, 2)), 3)).toBe(true);
    expect(mayCloseByTime(panelState(["p"], members, first), 3)).toBe(true);
  });
});

describe("the outcome of a point", () => {
  const point = { pairId: "p", aIs: "second" } as const;

  it("names the reading again that was shown as A or B", () => {
    expect(settlePoint(point, [ballotOf("x", "a")], 1)).toEqual({
      settledAs: "second",
      statement: "x says so.",
      votes: null,
    });
    expect(settlePoint(point, [ballotOf("x", "b")], 1).settledAs).toBe("first");
  });

  it("carries a new version and what would settle the point in its words", () => {
    const fresh = settlePoint(point, [ballotOf("x", "new", { newVersion: "Simple cyst, 9 mm" })], 1);
    expect(fresh).toMatchObject({ settledAs: "new-version", statement: "Simple cyst, 9 mm. x says so." });
    const open = settlePoint(point, [ballotOf("x", "cannot-settle", { wouldSettle: "mr" })], 1);
    expect(open.settledAs).toBe("not-settled");
    expect(open.statement).toContain("what would: an MR");
  });

  it("counts a panel's ballots by reading, and leaves unsettled what has no majority", () => {
    const panel = [ballotOf("x", "a"), ballotOf("y", "a"), ballotOf("z", "b")];
    expect(settlePoint(point, panel, 3)).toMatchObject({
      settledAs: "second",
      votes: { first: 1, second: 2, both: 0, neither: 0, newVersion: 0, notSettled: 0 },
    });
    const split = settlePoint(point, [ballotOf("x", "a"), ballotOf("y", "b"), ballotOf("z", "both")], 3);
    expect(split.settledAs).toBe("not-settled");
    expect(split.statement).toContain("no majority");
  });
});
