import { describe, expect, it } from "vitest";
import type { Finding } from "#contract/finding.ts";
import { defaultCriticalFindings, findCritical } from "./critical-findings.ts";
import { sampleOpinion } from "./sample-for-tests.ts";

const [sample] = sampleOpinion.findings;
if (sample === undefined) throw new Error("the sample has a finding");
const finding = (part: Partial<Finding>): Finding => ({
  ...sample,
  presence: "present",
  certainty: "definite",
  severity: "moderate",
  category: null,
  description: "",
  ...part,
});
const categories = (part: Partial<Finding>) =>
  findCritical([finding(part)], defaultCriticalFindings).map((one) => one.category);

describe("critical findings", () => {
  it.each([
    ["tension pneumothorax", 1],
    ["Pneumothorax", 2],
    ["Pulmonary embolism, central", 1],
    ["Intracranial haemorrhage", 1],
    ["Lung mass", 3],
  ])("names %s with its category", (observation, category) => {
    expect(categories({ observation })).toEqual([category]);
  });

  it("takes the reader's own grade and all but certain cancer", () => {
    expect(categories({ observation: "air bubble", severity: "critical" })).toEqual([1]);
    expect(categories({ observation: "mass", category: "BI-RADS 5" })).toEqual([3]);
    expect(categories({ observation: "nodule", category: "Lung-RADS 2" })).toEqual([]);
  });

  it("is silent on what is absent, unlikely, denied in the description, or only part of a word", () => {
    expect(categories({ observation: "pneumothorax", presence: "absent" })).toEqual([]);
    expect(categories({ observation: "pneumothorax", certainty: "unlikely" })).toEqual([]);
    expect(categories({ observation: "effusion", description: "No signs of abscess." })).toEqual([]);
    expect(categories({ observation: "hydropneumothoraces" })).toEqual([]);
    expect(categories({ observation: "collection", description: "Most likely an abscess." })).toEqual([2]);
  });
});
