import { describe, expect, it } from "vitest";
import { reportDoubts } from "./report-doubts.ts";

const asked = {
  patient: {
    familyName: "Müller",
    givenName: "Anna Maria",
    birthDate: "1961-03-14",
    sex: "female" as const,
    patientId: "44-1234",
    jurisdiction: "DE",
    language: "de",
  },
  bodyPart: "Chest",
};

describe("whether it is the right report", () => {
  it.each([
    ["Patient: MULLER, ANNA\nDOB: 03/14/1961\nMRN: 44 1234\nCT CHEST\nFINDINGS: 5 mm nodule.", 0],
    ["CT CHEST\nFINDINGS: 5 mm nodule in the right upper lobe.", 0],
    ["Patient: SMITH, JOHN\nCT CHEST\nFINDINGS: Clear.", 1],
    ["Patient: MÜLLER, ANNA\nDOB: 14.03.1971\nFINDINGS: Clear.", 1],
    ["MRN: 99-0000\nFINDINGS: Clear.", 1],
    ["MRI LEFT KNEE\nFINDINGS: Meniscal tear.", 1],
    ["CT CHEST\nExam date: 14.03.1921\nFINDINGS: Clear.", 1],
  ])("%j: %i doubts", (text, doubts) => {
    expect(reportDoubts(text, asked)).toHaveLength(doubts);
  });

  it("repeats nothing of the patient's identity", () => {
    const doubts = reportDoubts("Patient: SMITH, JOHN\nDOB: 01.01.1950\nMRN: 99-0000", asked).join(" ");
    for (const secret of ["Müller", "Anna", "1961", "44-1234"]) expect(doubts).not.toContain(secret);
  });

  it("names what the report says both ways", () => {
    const both = "FINDINGS: No pulmonary nodule.\nIMPRESSION: 6 mm nodule in the left lower lobe.";
    expect(reportDoubts(both, asked)).toEqual([expect.stringContaining("says both")]);
    expect(reportDoubts("No nodule on the right. 6 mm nodule in the left lower lobe.", asked)).toEqual([]);
  });

  it("says what is not understood", () => {
    const german =
      "Befund: Kein Nachweis einer Raumforderung. Die Leber ist normal groß und die Milz ist nicht vergrößert. Der Thorax mit Zeichen einer Fraktur.";
    expect(reportDoubts(german, asked)).toEqual([expect.stringContaining("German")]);
  });
});
