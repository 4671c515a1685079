import { describe, expect, it } from "vitest";
import { conditionsOf, studyOf } from "./study-keys.ts";

const nothing = { patientName: "", patientId: "", accessionNumber: "", birthDate: "" } as const;

describe("what a study is looked for by", () => {
  it("becomes conditions in the grammar of DICOM", () => {
    expect(conditionsOf({ ...nothing, patientName: "Lehmann, Eva" })).toEqual({ PatientName: "Lehmann^Eva*" });
    expect(conditionsOf({ ...nothing, patientName: "leh*", birthDate: "1970-02-01" })).toEqual({
      PatientName: "leh*",
      PatientBirthDate: "19700201",
    });
    expect(conditionsOf({ ...nothing, patientId: "7", accessionNumber: "A" })).toEqual({
      PatientID: "7",
      AccessionNumber: "A",
    });
  });

  it("is read from what a peer says, without what could turn a line round", () => {
    const said = {
      "0020000D": { vr: "UI", Value: ["1.2.3"] },
      "00100010": { vr: "PN", Value: [{ Ideographic: "山田^太郎" }] },
      "00081030": { vr: "LO", Value: ["CT \u202echest"] },
      "00080020": { vr: "DA", Value: ["20260131"] },
      "00201208": { vr: "IS", Value: ["12"] },
    };
    expect(studyOf(said)).toMatchObject({
      patientName: "山田^太郎",
      description: "CT chest",
      studyDate: "2026-01-31",
      instances: 12,
      modalities: [],
    });
    expect(studyOf({ "0020000D": { vr: "UI", Value: ["../etc"] } })).toBeNull();
  });
});
