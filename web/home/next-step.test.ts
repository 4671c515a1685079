import { describe, expect, it } from "vitest";
import { type CaseSummary, caseSummary, stages } from "#contract/case.ts";
import { byTurn, nextStep } from "./next-step.ts";

const summary = (stage: CaseSummary["stage"], stageSince: string): CaseSummary =>
  caseSummary.parse({
    id: "00000000-0000-4000-8000-000000000001",
    number: "1",
    stage,
    stageSince,
    createdAt: stageSince,
    myParts: ["patient"],
    patientName: "",
    patientBirthDate: null,
    reason: null,
    urgency: null,
    modality: null,
    bodyPart: null,
    readerName: null,
    unopenedDelivery: false,
    openQuestions: 0,
    saidSentAt: null,
    attention: [],
  });

describe("nextStep", () => {
  it("never leads to an answer that is not signed, and always to one that is", () => {
    for (const stage of stages) {
      const signed = ["signed", "delivered", "closed"].includes(stage);
      expect(nextStep({ stage, saidSentAt: null }).to === "/answer/$caseId").toBe(signed);
    }
  });
  it("says that it is the patient's turn only where the patient can do something", () => {
    expect(stages.filter((stage) => nextStep({ stage, saidSentAt: null }).turn === "you")).toEqual([
      "draft",
      "gathering",
    ]);
  });
  it("asks for nothing more once everything is said to be sent, and lets more be added", () => {
    const said = nextStep({ stage: "gathering", saidSentAt: "2026-11-02T00:00:00Z" });
    expect(said).toEqual({ turn: "us", now: "checking", action: "more", to: "/cases/$caseId/gather" });
  });
});

describe("byTurn", () => {
  it("puts what waits for the patient first and what is over last, the newest first within", () => {
    const cases = [
      summary("closed", "2026-11-09T00:00:00Z"),
      summary("reading", "2026-11-08T00:00:00Z"),
      summary("draft", "2026-11-01T00:00:00Z"),
      summary("gathering", "2026-11-02T00:00:00Z"),
      summary("signed", "2026-10-01T00:00:00Z"),
    ];
    expect(cases.sort(byTurn).map((each) => each.stage)).toEqual(["gathering", "draft", "signed", "reading", "closed"]);
  });
});
