import { describe, expect, it } from "vitest";
import type { ComparisonContent } from "#contract/comparison.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { comparisonMissing } from "./missing.ts";
import { proposePairs } from "./propose-pairs.ts";
import { millimetres, sampleReading } from "./sample-for-tests.ts";

const reading = sampleReading({
  observation: "pulmonary nodule",
  anatomy: "upper lobe",
  side: "right",
  size: millimetres(8),
});
const statements = proposeStatements(
  "FINDINGS: 5 mm nodule in the right upper lobe. Left pleural effusion.\nIMPRESSION: Left pleural effusion.",
);
const complete: ComparisonContent = {
  statements,
  pairs: proposePairs(statements, reading, []).map((one) => ({ ...one, confirmed: true })),
  radpeer: "2a",
  radpeerComment: "",
};

describe("what a comparison still needs", () => {
  it("is nothing when every pair is confirmed; what the impression repeats needs no pair of its own", () => {
    expect(complete.pairs).toHaveLength(2);
    expect(comparisonMissing(complete, reading, true)).toEqual([]);
  });

  it("is each pair's confirmation, counted", () => {
    const open = { ...complete, pairs: complete.pairs.map((one) => ({ ...one, confirmed: false })) };
    expect(comparisonMissing(open, reading, true)).toEqual(["2 pairs wait for confirmation."]);
  });

  it("is a pair for each finding and each positive statement, by name", () => {
    expect(comparisonMissing({ ...complete, pairs: [] }, reading, true)).toEqual([
      'The finding "pulmonary nodule" stands in no pair.',
      'The statement "5 mm nodule in the right upper lobe." of the first report stands in no pair.',
      'The statement "Left pleural effusion." of the first report stands in no pair.',
    ]);
  });

  it("is a reason for what is major, and a score", () => {
    const bare = {
      ...complete,
      radpeer: null,
      pairs: complete.pairs.map((one) => ({ ...one, significance: "major" as const, reason: " " })),
    };
    expect(comparisonMissing(bare, reading, true)).toEqual([
      "2 major differences have no reason.",
      "The RADPEER score is not given.",
    ]);
  });

  it("is what a pair names but is no longer there", () => {
    expect(comparisonMissing(complete, sampleReading(), true)).toEqual([
      "One pair names a statement or finding that is no longer there.",
    ]);
  });

  it("is nothing without a first report", () => {
    const empty: ComparisonContent = { statements: [], pairs: [], radpeer: null, radpeerComment: "" };
    expect(comparisonMissing(empty, reading, false)).toEqual([]);
  });
});
