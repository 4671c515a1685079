import { describe, expect, it } from "vitest";
import { Refusal } from "#contract/refusals.ts";
import { completeRequest } from "./complete-request.ts";
import { requestForTests } from "./request-for-tests.ts";

describe("completeRequest", () => {
  it("takes a whole draft as it is", () => {
    expect(completeRequest(requestForTests)).toEqual(requestForTests);
  });

  it("fills in what may stay empty", () => {
    const { symptoms: _, hingesOn: __, ...draft } = requestForTests;
    expect(completeRequest({ ...draft, firstReading: {}, referrer: {} })).toMatchObject({
      symptoms: "",
      hingesOn: "",
      firstReading: { institution: "", radiologist: "", date: null },
      referrer: { name: "", email: "" },
    });
  });

  it("names every field that is missing", () => {
    const refused = () => completeRequest({ question: "short" });
    expect(refused).toThrow(Refusal);
    expect(refused).toThrow(/question.*full sentence/);
    expect(refused).toThrow(/patient.familyName/);
    expect(refused).toThrow(/consent/);
  });

  it("wants the consent text of today", () => {
    const consent = { ...requestForTests.consent, version: "2019-01" };
    expect(() => completeRequest({ ...requestForTests, consent })).toThrow(/consent text has changed/);
  });
});
