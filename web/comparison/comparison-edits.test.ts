import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComparisonContent, Pair } from "#contract/comparison.ts";
import { comparisonContent } from "#contract/comparison.ts";
import type { Statement } from "#contract/statement.ts";
import {
  acceptAgreements,
  acceptPair,
  addStatement,
  changePair,
  changeStatement,
  keepsSettled,
  removeStatement,
  rePair,
} from "./comparison-edits.ts";

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const says = (n: number, fields: Partial<Statement> = {}): Statement => ({
  id: uuid(n),
  start: n * 10,
  end: n * 10 + 5,
  text: `statement ${n}`,
  section: "findings",
  kind: "observation",
  observation: null,
  anatomy: null,
  side: "not-stated",
  sizeMillimetres: null,
  negated: false,
  certainty: "definite",
  category: null,
  origin: "proposed",
  confirmed: false,
  ...fields,
});
const pair = (n: number, statement: number | null, finding: number | null, fields: Partial<Pair> = {}): Pair => ({
  id: uuid(n),
  statementId: statement === null ? null : uuid(statement),
  findingId: finding === null ? null : uuid(finding),
  agreement: statement === null ? "missed-by-first" : finding === null ? "not-confirmed" : "refined",
  significance: "minor",
  reason: "",
  changes: "",
  origin: "proposed",
  confirmed: true,
  ...fields,
});
const content = (statements: Statement[], pairs: Pair[]): ComparisonContent => ({
  statements,
  pairs,
  radpeer: null,
  radpeerComment: "",
});
/** Statements 1, 2; findings 11, 12: the first two paired, the others alone. */
const given = () => content([says(1), says(2)], [pair(101, 1, 11), pair(102, 2, null), pair(103, null, 12)]);
const sides = (from: ComparisonContent) => from.pairs.map((each) => [each.statementId, each.findingId, each.agreement]);

describe("changing a pair", () => {
  it("makes it the person's own and open", () => {
    expect(changePair(given(), uuid(101), { significance: "major" }).pairs[0]).toMatchObject({
      significance: "major",
      origin: "person",
      confirmed: false,
    });
  });
  it("takes the significance from an agreement", () => {
    expect(changePair(given(), uuid(101), { agreement: "agree" }).pairs[0]?.significance).toBe("none");
  });
  it("accepts without touching who proposed it, and accepts all agreements at once", () => {
    expect(acceptPair(given(), uuid(101)).pairs[0]?.origin).toBe("proposed");
    const two = content(
      [],
      [pair(1, 1, 11, { agreement: "agree", confirmed: false }), pair(2, 2, 12, { confirmed: false })],
    );
    expect(acceptAgreements(two).pairs.map((each) => each.confirmed)).toEqual([true, false]);
  });
});

describe("pairing anew", () => {
  it("puts a lone statement to a lone finding, and drops the pair that is left with nothing", () => {
    expect(sides(rePair(given(), uuid(102), { findingId: uuid(12) }))).toEqual([
      [uuid(1), uuid(11), "refined"],
      [uuid(2), uuid(12), "refined"],
    ]);
  });
  it("takes a finding from another pair, whose statement then stands alone and open", () => {
    const next = rePair(given(), uuid(102), { findingId: uuid(11) });
    expect(sides(next)).toEqual([
      [uuid(1), null, "not-confirmed"],
      [uuid(2), uuid(11), "refined"],
      [null, uuid(12), "missed-by-first"],
    ]);
    expect(next.pairs[0]?.confirmed).toBe(false);
  });
  it("gives a finding that lost its pair one of its own", () => {
    expect(sides(rePair(given(), uuid(101), { findingId: null }))).toContainEqual([null, uuid(11), "missed-by-first"]);
  });
  it("does not leave a pair with nothing", () => {
    expect(rePair(given(), uuid(102), { statementId: null })).toEqual(given());
  });
  it("never loses a finding or a statement that says something, nor pairs one twice", () => {
    const move = fc.record({
      id: fc.nat(),
      statement: fc.option(fc.constantFrom(1, 2), { nil: null }),
      finding: fc.option(fc.constantFrom(11, 12), { nil: null }),
      which: fc.constantFrom("statementId" as const, "findingId" as const),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let now = given();
        for (const { id, statement, finding, which } of moves) {
          const chosen = now.pairs[id % now.pairs.length];
          const value = which === "statementId" ? statement : finding;
          if (chosen !== undefined) now = rePair(now, chosen.id, { [which]: value === null ? null : uuid(value) });
        }
        const held = (side: "statementId" | "findingId") =>
          now.pairs.flatMap((each) => (each[side] === null ? [] : [each[side]])).sort();
        expect(held("statementId")).toEqual([uuid(1), uuid(2)]);
        expect(held("findingId")).toEqual([uuid(11), uuid(12)]);
        expect(comparisonContent.safeParse(now).success).toBe(true);
      }),
    );
  });
});

describe("statements", () => {
  it("come in the order of the text, each with a pair of its own where it says something", () => {
    const next = addStatement(given(), says(3, { start: 0, end: 5 }));
    expect(next.statements[0]?.id).toBe(uuid(3));
    expect(next.pairs.at(-1)).toMatchObject({ statementId: uuid(3), findingId: null, confirmed: false });
    expect(addStatement(given(), says(3, { negated: true })).pairs).toHaveLength(3);
  });
  it("open their pairs again when they are changed", () => {
    const next = changeStatement(given(), uuid(1), { side: "left" });
    expect(next.statements[0]).toMatchObject({ side: "left", confirmed: true });
    expect(next.pairs[0]?.confirmed).toBe(false);
  });
  it("get a pair when they turn out to say something", () => {
    const start = content([says(1, { negated: true })], []);
    expect(changeStatement(start, uuid(1), { negated: false }).pairs).toHaveLength(1);
  });
  it("lose a pair of their own when they turn out to say nothing that could be confirmed", () => {
    const marked = addStatement(content([], []), says(1));
    expect(changeStatement(marked, uuid(1), { kind: "context" }).pairs).toEqual([]);
    expect(changeStatement(marked, uuid(1), { negated: true }).pairs).toEqual([]);
    expect(changeStatement(marked, uuid(1), { anatomy: "liver" }).pairs).toHaveLength(1);
    expect(changeStatement(given(), uuid(1), { kind: "context" }).pairs).toHaveLength(given().pairs.length);
  });
  it("leave the finding behind when they are removed", () => {
    const next = removeStatement(given(), uuid(1));
    expect(sides(next)[0]).toEqual([null, uuid(11), "missed-by-first"]);
    expect(sides(removeStatement(given(), uuid(2)))).toHaveLength(2);
  });
});

describe("what a third reader has settled", () => {
  const settled = [{ pairId: uuid(101) }];
  const keeps = (after: ComparisonContent) => keepsSettled(given(), after, settled);
  it("stays while other points and its own words change", () => {
    expect(keeps(changePair(given(), uuid(102), { significance: "major" }))).toBe(true);
    expect(keeps(changePair(given(), uuid(101), { reason: "clearer" }))).toBe(true);
  });
  it("is touched by another class, by a taken side and by a removed statement", () => {
    expect(keeps(changePair(given(), uuid(101), { agreement: "category" }))).toBe(false);
    expect(keeps(rePair(given(), uuid(102), { findingId: uuid(11) }))).toBe(false);
    expect(keeps(removeStatement(given(), uuid(1)))).toBe(false);
  });
});
