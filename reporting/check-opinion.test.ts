import { describe, expect, it } from "vitest";
import type { OpinionContent } from "#contract/opinion.ts";
import { checkOpinion, standsInTheWay } from "./check-opinion.ts";
import { onlySide } from "./check-sides.ts";
import { sizesIn } from "./check-sizes.ts";
import { id, sampleOpinion } from "./sample-for-tests.ts";

const { plain, findings, marks } = sampleOpinion;
const first = findings[0];
if (first === undefined) throw new Error("the sample has a finding");

function withFirst(change: Partial<OpinionContent["findings"][number]>): OpinionContent {
  return {
    ...sampleOpinion,
    findings: findings.map((finding) => (finding.id === id(1) ? { ...finding, ...change } : finding)),
  };
}

describe("what stands in the way of signing", () => {
  it("is nothing for a sound opinion", () => {
    expect(checkOpinion(sampleOpinion)).toEqual({ errors: [], warnings: [] });
  });

  it("an empty answer, plain answer or impression", () => {
    expect(standsInTheWay({ ...sampleOpinion, answer: " " })).toHaveLength(1);
    expect(standsInTheWay({ ...sampleOpinion, plain: { ...plain, answer: "" } })).toHaveLength(1);
    expect(standsInTheWay({ ...sampleOpinion, impression: "" })).toHaveLength(1);
  });

  it("a line for the patient that rests on nothing, or on something else's finding", () => {
    const line = { text: "All is well.", findingIds: [], pairIds: [], picture: null, markIds: [] };
    const withLine = (extra: object) => ({
      ...sampleOpinion,
      plain: { ...plain, agreements: [{ ...line, ...extra }] },
    });
    expect(standsInTheWay(withLine({}))[0]).toContain("rests on no finding");
    expect(standsInTheWay(withLine({ findingIds: [id(999)] }))[0]).toContain("not in this opinion");
    expect(standsInTheWay(withLine({ findingIds: [id(1)], markIds: [id(999)] }))[0]).toContain("mark that is not");
  });

  it("a major difference that the patient is not told of", () => {
    const silent = { ...plain, differences: plain.differences.filter(({ pairIds }) => !pairIds.includes(id(42))) };
    expect(standsInTheWay({ ...sampleOpinion, plain: silent })[0]).toContain("major difference");
  });

  it("left and right that contradict each other", () => {
    expect(standsInTheWay(withFirst({ side: "left" }))[0]).toContain("its place says right");
    expect(standsInTheWay(withFirst({ description: "Nodule in the left lung." }))[0]).toContain(
      "its description says left",
    );
    const wrongMark = { ...sampleOpinion, marks: marks.map((mark) => ({ ...mark, text: "left nodule" })) };
    expect(standsInTheWay(wrongMark)[0]).toContain("the text of its mark says left");
    const impression = "Nodule in the left upper lobe. Scar in the right lower lobe.";
    expect(standsInTheWay({ ...sampleOpinion, impression })[0]).toContain("the impression says left");
    const lines = plain.differences.map((line) => ({ ...line, text: line.text.replace("right lung", "left lung") }));
    expect(standsInTheWay({ ...sampleOpinion, plain: { ...plain, differences: lines } })[0]).toContain(
      "the patient's account says left",
    );
  });

  it("an addendum without its reason", () => {
    expect(standsInTheWay({ ...sampleOpinion, kind: "addendum", addendum: { reason: "", text: "x" } })[0]).toContain(
      "reason",
    );
  });
});

describe("what deserves another look", () => {
  it("a size that nothing measured", () => {
    expect(checkOpinion({ ...sampleOpinion, impression: "Nodule of 3.1 cm." }).warnings).toEqual([
      "The impression gives a size of 3.1 cm that no finding or mark has.",
    ]);
  });

  it("a side that no finding has", () => {
    const content = withFirst({});
    const unsided = { ...content, findings: content.findings.filter(({ side }) => side !== "bilateral") };
    const impression = "Scar in the left lung.";
    expect(checkOpinion({ ...unsided, points: unsided.points.slice(0, 1), impression }).warnings).toContain(
      "The impression or the answer speaks of the left side, but no finding does.",
    );
  });

  it("an unsettled major difference, a finding compared with nothing, hard words", () => {
    const points = sampleOpinion.points.map((point) => ({ ...point, settledAs: null }));
    expect(checkOpinion({ ...sampleOpinion, points }).warnings[0]).toContain("not settled");
    expect(checkOpinion({ ...sampleOpinion, points: points.slice(1) }).warnings[0]).toContain("compared with nothing");
    const hard =
      "Notwithstanding considerable methodological limitations, radiological characterisation necessitates interdisciplinary deliberation.";
    expect(
      checkOpinion({ ...sampleOpinion, plain: { ...plain, whyReadingsDiffer: hard.repeat(4) } }).warnings[0],
    ).toMatch(/school grade \d+/);
  });
});

describe("reading sides and sizes from text", () => {
  it.each([
    ["the left lung", "left"],
    ["left-sided effusion", "left"],
    ["right kidney", "right"],
    ["left and right", null],
    ["nothing is left", null],
    ["a right-angled vessel", null],
    ["come right away", null],
    ["no side", null],
  ])("%s: %s", (text, side) => expect(onlySide(text)).toBe(side));

  it.each([
    ["8 mm", [8]],
    ["1.2 x 0,8 cm", [12, 8]],
    ["12 × 8 × 3 mm", [12, 8, 3]],
    ["12 mm x 8 mm", [12, 8]],
    ["30 mm² and 5 cm3", []],
    ["T12, 2024", []],
    ["below 10 mm, in 1 mm slices", []],
  ])("%s", (text, sizes) => expect(sizesIn(text).map(({ millimetres }) => millimetres)).toEqual(sizes));
});
