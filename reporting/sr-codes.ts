import type { Mark } from "#contract/finding.ts";
import { dcmCode, ownCode, type SrCode } from "./sr-item.ts";

function snomed(CodeValue: string, CodeMeaning: string): SrCode {
  return { CodeValue, CodingSchemeDesignator: "SCT", CodeMeaning };
}

/** PS3.16 CID 7000. */
export const documentTitle: SrCode = {
  CodeValue: "18748-4",
  CodingSchemeDesignator: "LN",
  CodeMeaning: "Diagnostic imaging report",
};

/** Section headings, PS3.16 CID 7001; the last ones are ours. */
export const sectionTitle = {
  addendum: dcmCode("121078", "Addendum"),
  conclusions: dcmCode("121076", "Conclusions"),
  recommendations: dcmCode("121074", "Recommendations"),
  request: dcmCode("121062", "Request"),
  previous: dcmCode("121068", "Previous Findings"),
  procedure: dcmCode("121064", "Current Procedure Descriptions"),
  findings: dcmCode("121070", "Findings"),
  impressions: dcmCode("121072", "Impressions"),
  plain: ownCode("plain", "In plain words"),
  provenance: ownCode("provenance", "How this opinion came about"),
} as const;

/** Report elements, PS3.16 CID 7002; those without a public code are ours. */
export const element = {
  conclusion: dcmCode("121077", "Conclusion"),
  recommendation: dcmCode("121075", "Recommendation"),
  previousFinding: dcmCode("121069", "Previous Finding"),
  finding: dcmCode("121071", "Finding"),
  impression: dcmCode("121073", "Impression"),
  procedure: dcmCode("121065", "Procedure Description"),
  question: ownCode("question", "Question asked"),
  asked: ownCode("asked", "About the request"),
  adequacy: ownCode("adequacy", "Can the images answer the question"),
  study: ownCode("study", "Study read"),
  comparedWith: ownCode("compared-with", "Compared with"),
  addendumReason: ownCode("addendum-reason", "Reason for the addendum"),
  point: ownCode("point", "Point compared"),
  agreement: ownCode("agreement", "How the readings stand"),
  remarks: ownCode("remarks", "Why, what changes, how settled"),
  radpeer: ownCode("radpeer", "RADPEER 2016 score of the first reading"),
  judgement: ownCode("judgement", "Certainty, severity, category"),
  mark: ownCode("mark", "Mark on an image"),
  region: dcmCode("111030", "Image Region"),
  source: dcmCode("121112", "Source of Measurement"),
  plain: ownCode("plain-text", "Plain words"),
  fact: ownCode("fact", "Fact"),
} as const;

/** What a measured value is, from PS3.16 CID 218 and CID 3488. */
export const measurementName: Record<Mark["values"][number]["name"], SrCode> = {
  length: snomed("410668003", "Length"),
  angle: snomed("1483009", "Angle"),
  area: snomed("42798000", "Area"),
  mean: snomed("373098007", "Mean"),
  "standard-deviation": snomed("386136009", "Standard Deviation"),
  minimum: snomed("255605001", "Minimum"),
  maximum: snomed("56851009", "Maximum"),
  width: snomed("103355008", "Width"),
  height: dcmCode("121207", "Height"),
  value: ownCode("value-at-point", "Value at a point"),
  time: ownCode("time-difference", "Time difference"),
  frequency: ownCode("frequency-difference", "Frequency difference"),
  velocity: ownCode("velocity-difference", "Velocity difference"),
};

/** The dimensions of a size, longest first. */
export const sizeName: readonly SrCode[] = [
  snomed("103339001", "Long Axis"),
  snomed("103340004", "Short Axis"),
  ownCode("third-axis", "Third Axis"),
];
