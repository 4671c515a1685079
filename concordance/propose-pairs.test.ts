import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparisonContent, pair } from "#contract/comparison.ts";
import { finding, type ReadingContent } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { comparisonMissing } from "./missing.ts";
import { proposePairs } from "./propose-pairs.ts";
import { millimetres, sampleReading } from "./sample-for-tests.ts";

const nodule = { observation: "pulmonary nodule", anatomy: "upper lobe", side: "right", size: millimetres(8) } as const;

function compare(report: string, reading: ReadingContent) {
  const statements = proposeStatements(report);
  return { statements, pairs: proposePairs(statements, reading, []) };
}

function kinds(report: string, reading: ReadingContent): string[] {
  return compare(report, reading).pairs.map(({ agreement, significance }) => `${agreement} ${significance}`);
}

describe("proposing pairs", () => {
  it.each([
    ["the same", "8 mm nodule in the right upper lobe.", ["agree none"]],
    ["another side", "8 mm nodule in the left upper lobe.", ["side-or-level major"]],
    ["another lobe", "8 mm nodule in the right lower lobe.", ["side-or-level major"]],
    ["a size across a threshold", "5 mm nodule in the right upper lobe.", ["measurement major"]],
    ["a size on the same step", "12 mm nodule in the right upper lobe.", ["measurement minor"]],
    ["a size within what calipers differ", "7 mm nodule in the right upper lobe.", ["agree none"]],
    ["a negation", "No pulmonary nodule.", ["missed-by-first major"]],
    ["lungs called clear", "The lungs are clear.", ["missed-by-first major"]],
    ["nothing", "The liver is normal.", ["missed-by-first major"]],
    ["less certain", "Possible 8 mm nodule in the right upper lobe.", ["certainty none"]],
    ["no size", "Nodule in the right upper lobe.", ["refined none"]],
  ])("says how the first report stands to a nodule: %s", (_, report, expected) => {
    expect(kinds(report, sampleReading(nodule))).toEqual(expected);
  });

  it("points at the words that deny what the second reading finds", () => {
    const { statements, pairs } = compare("Heart size is normal. The lungs are clear.", sampleReading(nodule));
    expect(statements.find(({ id }) => id === pairs[0]?.statementId)?.text).toBe("The lungs are clear.");
    expect(pairs[0]?.reason).toContain("The lungs are clear.");
  });

  it("does not take a normal organ elsewhere, or the other side, for a denial", () => {
    const { pairs } = compare("The left lung is clear. The liver is normal.", sampleReading(nodule));
    expect(pairs.map(({ statementId }) => statementId)).toEqual([null]);
  });

  it("does not confirm what only the first report finds, gravely or slightly", () => {
    expect(kinds("Small right pneumothorax.", sampleReading())).toEqual(["not-confirmed major"]);
    expect(kinds("Scarring in the left upper lobe.", sampleReading())).toEqual(["not-confirmed none"]);
    expect(kinds("Left pneumothorax.", sampleReading({ presence: "absent", observation: "pneumothorax" }))).toEqual([
      "not-confirmed major",
    ]);
  });

  it("agrees on what neither sees", () => {
    const { pairs, statements } = compare(
      "No pneumothorax.",
      sampleReading({ presence: "absent", observation: "pneumothorax" }),
    );
    expect(pairs).toMatchObject([{ agreement: "agree", significance: "none", statementId: statements[0]?.id }]);
  });

  it("holds a category across a threshold of management for major", () => {
    const mass = { observation: "breast mass", anatomy: "breast", side: "left", category: "BI-RADS 4A" } as const;
    expect(kinds("Mass in the left breast, BI-RADS category 3.", sampleReading(mass))).toEqual(["category major"]);
    expect(kinds("Mass in the left breast, BIRADS 4B.", sampleReading(mass))).toEqual(["category minor"]);
    expect(kinds("Mass in the left breast, BI-RADS 4a.", sampleReading(mass))).toEqual(["agree none"]);
  });

  it("pairs by level in the spine", () => {
    const disc = { observation: "disc herniation", anatomy: "L4-L5" };
    expect(kinds("Disc protrusion at L4-5.", sampleReading(disc))).toEqual(["agree none"]);
    expect(kinds("Disc protrusion at L5-S1.", sampleReading(disc))).toEqual(["side-or-level major"]);
  });

  it("chooses the best partners on the whole, not the first that come", () => {
    const reading = sampleReading(
      { observation: "pulmonary nodule", anatomy: "lower lobe", side: "left", size: millimetres(6) },
      { observation: "pulmonary nodule", anatomy: "upper lobe", side: "right", size: millimetres(12) },
    );
    expect(kinds("12 mm nodule in the right upper lobe. 6 mm nodule in the left lower lobe.", reading)).toEqual([
      "agree none",
      "agree none",
    ]);
  });

  it("counts what the impression repeats once", () => {
    const report = "FINDINGS: 8 mm nodule in the right upper lobe.\nIMPRESSION: Right upper lobe nodule, Lung-RADS 4A.";
    const { pairs } = compare(report, sampleReading({ ...nodule, category: "Lung-RADS 4A" }));
    expect(pairs).toMatchObject([{ agreement: "agree" }]);
  });

  it("takes an explanation for what it explains", () => {
    const reading = sampleReading({ observation: "pneumonia", anatomy: "right lower lobe", certainty: "possible" });
    expect(kinds("Opacity in the right lower lobe suspicious for pneumonia.", reading)).toEqual(["agree none"]);
  });

  it("names a report that says both", () => {
    const { pairs } = compare(
      "FINDINGS: No pulmonary nodule.\nIMPRESSION: 8 mm nodule in the right upper lobe.",
      sampleReading(nodule),
    );
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.reason).toContain("also says the opposite");
  });

  it("compares what is recommended", () => {
    const report = "8 mm nodule in the right upper lobe. Follow-up CT in 12 months is recommended.";
    const same = sampleReading({ ...nodule, recommendation: "CT in 12 months" });
    expect(kinds(report, same)).toEqual(["agree none", "agree none"]);
    const other = sampleReading({ ...nodule, recommendation: "Biopsy" });
    expect(kinds(report, other)).toEqual(["recommendation major", "recommendation major"]);
  });

  it("leaves what a person decided, and takes it out of the running", () => {
    const reading = sampleReading(nodule);
    const { statements, pairs } = compare("5 mm nodule in the right upper lobe. Left pleural effusion.", reading);
    const decided = pairs.flatMap((one) =>
      one.findingId === null ? [] : [{ ...one, agreement: "agree" as const, confirmed: true }],
    );
    const again = proposePairs(statements, reading, [
      ...decided,
      ...pairs.filter(({ findingId }) => findingId === null),
    ]);
    expect(decided).toHaveLength(1);
    expect(again[0]).toEqual(decided[0]);
    expect(again.slice(1)).toMatchObject([{ agreement: "not-confirmed", findingId: null }]);
  });
});

const parts = {
  observation: fc.constantFrom(
    "pulmonary nodule",
    "pleural effusion",
    "pneumothorax",
    "rib fracture",
    "renal cyst",
    "liver lesion",
    "something odd",
  ),
  anatomy: fc.constantFrom("right upper lobe", "left lower lobe", "kidney", "liver", "L1", "", "pleura"),
  side: fc.constantFrom("left" as const, "right" as const, "bilateral" as const, "not-stated" as const),
  presence: fc.constantFrom("present" as const, "absent" as const),
  size: fc.option(fc.integer({ min: 1, max: 90 }).map((size) => millimetres(size))),
};
const readings = fc.array(fc.record(parts), { maxLength: 7 }).map((findings) => sampleReading(...findings));
const sentences = fc.constantFrom(
  "8 mm nodule in the right upper lobe.",
  "No pneumothorax.",
  "Small left pleural effusion.",
  "The lungs are clear.",
  "Simple cyst in the left kidney, 2.3 cm.",
  "Possible fracture of the left fifth rib.",
  "Follow-up CT in 3 months is recommended.",
  "Hypodense lesion in segment 7 of the liver.",
);
const reports = fc.uniqueArray(sentences, { maxLength: 8 }).map((said) => said.join(" "));

function sayAgain({ findings }: ReadingContent): Statement[] {
  return findings.map((one, at) => ({
    id: one.id.replace(/^......../, String(at).padStart(8, "0")),
    start: at * 100,
    end: at * 100 + 50,
    text: "as the second reading says",
    section: "findings" as const,
    kind: "observation" as const,
    observation: one.observation,
    anatomy: one.anatomy,
    side: one.side,
    sizeMillimetres: one.size?.millimetres ?? null,
    negated: one.presence === "absent",
    certainty: one.certainty,
    category: one.category,
    origin: "proposed" as const,
    confirmed: false,
  }));
}

describe("properties of the proposal", () => {
  it("puts every finding and every positive statement into a pair that the contract accepts", () => {
    fc.assert(
      fc.property(reports, readings, (report, reading) => {
        const { statements, pairs } = compare(report, reading);
        for (const one of pairs) expect(pair.safeParse(one).success).toBe(true);
        for (const one of reading.findings) expect(finding.safeParse(one).success).toBe(true);
        expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
        const confirmed = pairs.map((one) => ({ ...one, confirmed: true }));
        const content: ComparisonContent = { statements, pairs: confirmed, radpeer: "1", radpeerComment: "" };
        expect(comparisonMissing(content, reading, true)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("does not depend on the order of statements and findings", () => {
    const shuffled = fc.tuple(reports, readings, fc.integer());
    fc.assert(
      fc.property(shuffled, ([report, reading, seed]) => {
        const statements = proposeStatements(report);
        const order = <T>(list: readonly T[]) =>
          list
            .map((one, at) => ({ one, key: Math.sin(seed + at * 7) }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const turned = proposePairs(order(statements), { ...reading, findings: order(reading.findings) }, []);
        expect(turned).toEqual(proposePairs(statements, reading, []));
      }),
      { numRuns: 150 },
    );
  });

  it("agrees with itself: a reading compared with its own words has no differences", () => {
    const distinct = fc
      .uniqueArray(fc.record(parts), { maxLength: 6, selector: ({ observation }) => observation })
      .map((findings) => sampleReading(...findings));
    fc.assert(
      fc.property(distinct, (reading) => {
        const pairs = proposePairs(sayAgain(reading), reading, []);
        expect(pairs.map(({ agreement }) => agreement)).toEqual(reading.findings.map(() => "agree"));
      }),
      { numRuns: 150 },
    );
  });
});
