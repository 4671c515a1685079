import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDates, readHeader } from "./report-header.ts";

describe("the header of a report", () => {
  it.each([
    [
      "PATIENT: DOE, JANE\nDOB: 03/14/1961\nMRN: 44-1234\nExam date: 2 March 2024\n\nFINDINGS: Clear.",
      { name: "DOE, JANE", birthDate: "03/14/1961", patientId: "44-1234", examDate: "2 March 2024" },
    ],
    [
      "Name: Max Mustermann\nGeburtsdatum: 14.03.1961\nUntersuchungsdatum: 02.03.2024",
      { name: "Max Mustermann", birthDate: "14.03.1961", patientId: null, examDate: "02.03.2024" },
    ],
    ["FINDINGS: The patient is rotated.", { name: null, birthDate: null, patientId: null, examDate: null }],
  ])("%j", (text, expected) => {
    expect(readHeader(text)).toEqual(expected);
  });

  it("reads dates as every country writes them, and both ways where that cannot be known", () => {
    expect(readDates("1961-03-14")).toEqual(["1961-03-14"]);
    expect(readDates("14.03.1961")).toEqual(["1961-03-14"]);
    expect(readDates("03/14/1961")).toEqual(["1961-03-14"]);
    expect(readDates("03/04/1961")).toEqual(["1961-04-03", "1961-03-04"]);
    expect(readDates("2 March 2024")).toEqual(["2024-03-02"]);
    expect(readDates("Mar 2, 2024")).toEqual(["2024-03-02"]);
    expect(readDates("31.02.2024")).toEqual([]);
  });

  it("fails on no text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => void readHeader(text)));
  });
});
