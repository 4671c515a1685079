import { describe, expect, it } from "vitest";
import { emptyReading, type Finding } from "#contract/finding.ts";
import { readingMissing } from "./sealable-reading.ts";

const finding: Finding = {
  id: "0b0f7a3e-8a11-4a2e-9d53-6b1f2f6a7c01",
  presence: "present",
  observation: "nodule",
  anatomy: "right upper lobe",
  side: "right",
  size: null,
  certainty: "definite",
  severity: "major",
  category: null,
  description: "",
  recommendation: "",
  images: [],
  markIds: [],
};
const whole = {
  ...emptyReading,
  adequacy: { answerable: "yes" as const, note: "" },
  impression: "Nodule.",
  findings: [finding],
};

describe("readingMissing", () => {
  it("asks nothing of a whole reading", () => {
    expect(readingMissing(whole)).toEqual([]);
  });

  it("asks for adequacy, impression, and what and where of each finding", () => {
    expect(readingMissing(emptyReading)).toEqual([
      "Say whether the images can answer the question.",
      "Write the impression.",
    ]);
    expect(readingMissing({ ...whole, findings: [{ ...finding, observation: " ", anatomy: "" }] })).toHaveLength(2);
  });

  it("takes 'the images cannot answer' as a full result, with its reason", () => {
    const cannot = (note: string) => ({ ...emptyReading, adequacy: { answerable: "no" as const, note } });
    expect(readingMissing(cannot("Only three slices arrived."))).toEqual([]);
    expect(readingMissing(cannot(""))).toHaveLength(1);
  });

  it("names a mark or measurement that is gone", () => {
    const gone = "0b0f7a3e-8a11-4a2e-9d53-6b1f2f6a7c02";
    const findings = [{ ...finding, markIds: [gone], size: { millimetres: [8], markId: gone } }];
    expect(readingMissing({ ...whole, findings })).toHaveLength(2);
  });
});
