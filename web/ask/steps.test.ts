import { describe, expect, it } from "vitest";
import { type CaseDraft, caseRequest, consentVersion } from "#contract/case.ts";
import { firstOpenStep, stepOf, steps, wrongFields } from "./steps.ts";

const whole: CaseDraft = {
  forWhom: "myself",
  reason: "uncertain-diagnosis",
  question: "Is the spot in my right lung a scar or something that grows?",
  urgency: "soon",
  patient: {
    givenName: "Erika",
    familyName: "Testmann",
    birthDate: "1961-04-12",
    sex: "female",
    jurisdiction: "DE",
    language: "de",
  },
  modality: "CT",
  bodyPart: "Chest",
  subspecialty: "chest",
  consent: { version: consentVersion, acceptedBy: "Erika Testmann", acceptedAt: "2026-11-01T10:00:00.000Z" },
};

describe("wrongFields", () => {
  it("asks for every field the contract asks for, so that a draft without complaint can be submitted", () => {
    expect(wrongFields(whole, "review")).toEqual([]);
    const request = {
      hingesOn: "",
      symptoms: "",
      ...whole,
      patient: { patientId: "", ...whole.patient },
      firstReading: { institution: "", radiologist: "", date: null },
      referrer: { name: "", email: "" },
    };
    expect(caseRequest.safeParse(request).success).toBe(true);
    for (const key of [
      "forWhom",
      "reason",
      "question",
      "urgency",
      "modality",
      "bodyPart",
      "subspecialty",
      "consent",
    ] as const) {
      const { [key]: _gone, ...rest } = whole;
      expect(wrongFields(rest, "review")).toEqual([key]);
    }
    for (const key of ["givenName", "familyName", "birthDate", "sex", "jurisdiction", "language"] as const) {
      const { [key]: _gone, ...patient } = whole.patient ?? {};
      expect(wrongFields({ ...whole, patient }, "patient")).toEqual([key]);
    }
  });

  it.each([
    ["a birth date to come", { patient: { ...whole.patient, birthDate: "2999-01-01" } }, "birthDate"],
    ["a day that does not exist", { patient: { ...whole.patient, birthDate: "1961-02-30" } }, "birthDate"],
    ["a question of one word", { question: "Cancer?" }, "question"],
    ["an e-mail without a host", { referrer: { email: "doctor@" } }, "referrerEmail"],
    ["a first reading to come", { firstReading: { date: "2999-01-01" } }, "date"],
    [
      "an older consent text",
      { consent: { version: "2020-01", acceptedBy: "E", acceptedAt: "2026-11-01T10:00:00.000Z" } },
      "consent",
    ],
  ])("does not take %s", (_what, some, field) => {
    expect(wrongFields({ ...whole, ...some }, "review")).toEqual([field]);
  });

  it("leaves what may stay empty empty", () => {
    expect(
      wrongFields(
        { ...whole, symptoms: "", hingesOn: "", referrer: { email: "" }, firstReading: { date: "" } },
        "review",
      ),
    ).toEqual([]);
  });
});

describe("the order of steps", () => {
  it("begins at the first step, resumes where it was left, and ignores a step it does not know", () => {
    expect(stepOf({})).toBe("who");
    expect(stepOf({ step: "exam" })).toBe("exam");
    expect(stepOf({ step: "of an older version" })).toBe("who");
  });
  it("names the first open step, and the review where all is there", () => {
    expect(firstOpenStep({ forWhom: "myself" })).toBe("why");
    expect(firstOpenStep(whole)).toBe("review");
    expect(steps.at(-1)).toBe("review");
  });
});
