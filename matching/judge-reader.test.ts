import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReaderProfile } from "#contract/people.ts";
import { type CaseNeeds, judgeReader, type ReaderFacts } from "./judge-reader.ts";

const needs: CaseNeeds = {
  modality: "MR",
  subspecialty: "neuro",
  jurisdiction: "US-CA",
  language: "en",
  firstReading: { institution: "Harbour Hospital", radiologist: "Dr. Anna Weber" },
  today: "2026-11-24",
};
const profile: ReaderProfile = {
  modalities: ["MR", "CT"],
  subspecialties: ["neuro"],
  languages: ["en"],
  institution: "Hillside Imaging",
  credentials: "MD",
  maxOpenCases: 10,
  licences: [{ jurisdiction: "US-CA", number: "A1", validFrom: "2020-01-01", validUntil: "2027-01-01" }],
};
const reader: ReaderFacts = {
  name: "Dr. Ben Okafor",
  profile,
  openCases: 3,
  otherParts: [],
  sawRecords: false,
  declined: false,
};
const withProfile = (changes: Partial<ReaderProfile>): ReaderFacts => ({
  ...reader,
  profile: { ...profile, ...changes },
});

describe("judgeReader", () => {
  it("accepts a reader who fits, and says why", () => {
    const judged = judgeReader(needs, reader);
    expect(judged).toMatchObject({ eligible: true, refusal: null, reasonsAgainst: [] });
    expect(judged.reasonsFor).toContain("licensed for US-CA until 2027-01-01");
  });

  it.each([
    ["another modality only", withProfile({ modalities: ["CT"] }), "not qualified for MR"],
    ["another field only", withProfile({ subspecialties: ["chest"] }), "subspecialty neuro is not among this reader's"],
    ["no licence here", withProfile({ licences: [] }), "no licence for US-CA"],
    [
      "the same institution",
      withProfile({ institution: "harbour hospital, radiology" }),
      "works where the first reading was made",
    ],
    ["the first reader", { ...reader, name: "Prof. A. Weber" }, "made the first reading"],
    ["a full desk", { ...reader, openCases: 10 }, "has 10 open cases"],
    ["no profile", { ...reader, profile: null }, "no reader's profile"],
    ["the case's referrer", { ...reader, otherParts: ["referrer" as const] }, "is the case's referrer"],
    ["somebody who saw the first report", { ...reader, sawRecords: true }, "has already seen records"],
    ["somebody who declined", { ...reader, declined: true }, "has declined"],
  ])("refuses %s", (_, facts, why) => {
    const judged = judgeReader(needs, facts);
    expect(judged.eligible).toBe(false);
    expect(judged.refusal).toBe("not-eligible");
    expect(judged.reasonsAgainst.join("; ")).toContain(why);
  });

  it("counts the last day of a licence in, and names an expired one as such", () => {
    const until = (day: string) =>
      withProfile({ licences: [{ jurisdiction: "US-CA", number: "A", validFrom: "2020-01-01", validUntil: day }] });
    expect(judgeReader(needs, until("2026-11-24")).eligible).toBe(true);
    expect(judgeReader(needs, until("2026-11-23"))).toMatchObject({ eligible: false, refusal: "licence-expired" });
  });

  it("takes a country's licence for its regions, but not one region's for another", () => {
    const licensed = (jurisdiction: string) =>
      withProfile({ licences: [{ jurisdiction, number: "A", validFrom: "2020-01-01", validUntil: "2030-01-01" }] });
    expect(judgeReader(needs, licensed("US")).eligible).toBe(true);
    expect(judgeReader(needs, licensed("US-NY")).eligible).toBe(false);
  });

  it("keeps an adjudicator independent of the second reader too", () => {
    const second = { name: "Carla Ruiz", institution: "Hillside Imaging" };
    expect(judgeReader(needs, reader, second).reasonsAgainst).toEqual([
      "works in the second reader's institution (Hillside Imaging)",
    ]);
  });

  it("is eligible exactly when nothing speaks against it", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.integer({ min: 0, max: 20 }), (sawRecords, declined, openCases) => {
        const judged = judgeReader(needs, { ...reader, sawRecords, declined, openCases });
        expect(judged.eligible).toBe(judged.reasonsAgainst.length === 0);
        expect(judged.refusal === null).toBe(judged.eligible);
        expect(judged.eligible).toBe(!sawRecords && !declined && openCases < 10);
      }),
    );
  });
});
