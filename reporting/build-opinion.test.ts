import { describe, expect, it } from "vitest";
import { opinionContent } from "#contract/opinion.ts";
import { buildOpinion, OpinionIncomplete } from "./build-opinion.ts";
import { id, sampleComparison, sampleInput, sampleOpinion, sampleReading } from "./sample-for-tests.ts";

describe("building the opinion", () => {
  it("gives content that the contract accepts, unchanged by parsing", () => {
    expect(opinionContent.parse(sampleOpinion)).toEqual(sampleOpinion);
  });

  it("puts what matters first: major before minor before none", () => {
    expect(sampleOpinion.points.map(({ pairId }) => pairId)).toEqual([id(42), id(43), id(44), id(41)]);
  });

  it("does not depend on the order in which pairs, statements and studies come", () => {
    const { content } = sampleComparison;
    const turned = { pairs: content.pairs.toReversed(), statements: content.statements.toReversed() };
    const other = buildOpinion({
      ...sampleInput,
      studies: sampleInput.studies.toReversed(),
      comparison: { ...sampleComparison, content: { ...content, ...turned } },
    });
    expect(other).toEqual(sampleOpinion);
  });

  it("tells both sides of each point and how it was settled", () => {
    expect(sampleOpinion.points[0]).toMatchObject({
      firstReading: "",
      findingId: id(1),
      settledAs: "second",
      settlement: "The nodule is real; I measure 12 mm.",
    });
    expect(sampleOpinion.points[0]?.secondReading).toContain("12.4 × 8 mm");
    expect(sampleOpinion.points[1]).toMatchObject({
      firstReading: "Fracture of the left fifth rib.",
      secondReading: "",
    });
    expect(sampleOpinion.adjudicator).toEqual({ name: "Prof. Tertius Fictus" });
  });

  it("says that the reading was revised after the reveal, and names what it rests on", () => {
    expect(sampleOpinion.basis).toMatchObject({ readingVersion: 2, revisedAfterReveal: true, comparisonVersion: 1 });
  });

  it("takes the reading's recommendation where the draft has none", () => {
    expect(sampleOpinion.recommendation).toBe("PET-CT and tissue sample before surgery.");
  });

  it("stands without a first report", () => {
    const alone = buildOpinion({ ...sampleInput, comparison: null, settlements: [], firstReportAvailable: false });
    expect(alone).toMatchObject({ points: [], radpeer: null, adjudicator: null, basis: { comparisonVersion: null } });
    expect(opinionContent.safeParse(alone).success).toBe(true);
  });

  it("refuses a reading that does not judge the images", () => {
    const content = { ...sampleReading.content, adequacy: null };
    expect(() => buildOpinion({ ...sampleInput, reading: { ...sampleReading, content } })).toThrow(OpinionIncomplete);
  });
});
