import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blindMetadata, withheldReason } from "./blind.ts";
import { tagOf } from "./dictionary.ts";
import type { DicomElement, DicomJson } from "./json.ts";

const storage = "1.2.840.10008.5.1.4.1.1.";
const object = (modality: string, more: DicomJson = {}): DicomJson => ({
  "00080060": { vr: "CS", Value: [modality] },
  ...more,
});
const conversion = (type: string): DicomJson => ({ "00080064": { vr: "CS", Value: [type] } });
const imageType = (...kinds: string[]): DicomJson => ({ "00080008": { vr: "CS", Value: kinds } });

describe("what a blind reader may not have", () => {
  it.each([
    ["Basic Text SR", "88.11", "SR"],
    ["Comprehensive 3D SR", "88.34", "SR"],
    ["Key Object Selection", "88.59", "KO"],
    ["Mammography CAD SR", "88.50", "SR"],
    ["Chest CAD SR", "88.65", "SR"],
    ["Encapsulated PDF", "104.1", "DOC"],
    ["Encapsulated CDA", "104.2", "DOC"],
    ["Grayscale Softcopy Presentation State", "11.1", "PR"],
    ["Advanced Blending Presentation State", "11.8", "PR"],
    ["Segmentation", "66.4", "SEG"],
    ["Surface Segmentation", "66.5", "SEG"],
    ["RT Structure Set", "481.3", "RTSTRUCT"],
    ["RT Dose", "481.2", "RTDOSE"],
    ["Raw Data", "66", "MR"],
    ["Parametric Map", "30", "MR"],
    ["Microscopy Bulk Simple Annotations", "91.1", "ANN"],
    ["an SR class yet unknown, by its family", "88.99", "CT"],
    ["an ordinary class with a document's modality", "7.4", "DOC"],
  ])("%s", (_name, uid, modality) => expect(withheldReason(object(modality), storage + uid)).toMatch(/\.$/));

  it("a manufacturer's own class", () => {
    expect(withheldReason(object("MR"), "1.3.46.670589.5.0.1.1")).toContain("manufacturer");
  });
  it("a secondary capture from a workstation, from a scanner, of unknown origin, but not a digitised film", () => {
    for (const uid of ["7", "7.1", "7.2", "7.3", "7.4"]) {
      expect(withheldReason(object("OT", conversion("WSD")), storage + uid)).not.toBeNull();
      expect(withheldReason(object("OT", conversion("SD")), storage + uid)).not.toBeNull();
      expect(withheldReason(object("OT"), storage + uid)).not.toBeNull();
      expect(withheldReason(object("CR", conversion("DF")), storage + uid)).toBeNull();
    }
  });
  it("a saved screen among the images of a device", () => {
    expect(
      withheldReason(object("CT", imageType("DERIVED", "SECONDARY", "SCREEN SAVE")), `${storage}2`),
    ).not.toBeNull();
  });
  it.each([
    ["CT", "2"],
    ["Enhanced CT", "2.1"],
    ["MR", "4"],
    ["CR", "1"],
    ["DX for presentation", "1.1"],
    ["Mammography", "1.2"],
    ["Breast tomosynthesis", "13.1.3"],
    ["Ultrasound multi-frame", "3.1"],
    ["XA", "12.1"],
    ["NM", "20"],
    ["PET", "128"],
    ["RT Image", "481.1"],
    ["12-lead ECG", "9.1.1"],
    ["Spatial Registration", "66.1"],
  ])("but %s is shown", (_name, uid) => expect(withheldReason(object("CT"), storage + uid)).toBeNull());
});

describe("the metadata a blind reader gets", () => {
  const secret = "GLIOMA";
  const text = (vr = "LT"): DicomElement => ({ vr, Value: [secret] });
  const hidden = [
    "AdmittingDiagnosesDescription",
    "PatientComments",
    "ImageComments",
    "StudyComments",
    "ReasonForStudy",
    "ReasonForTheRequestedProcedure",
    "RequestedProcedureComments",
    "AdditionalPatientHistory",
    "InterpretationText",
    "Impressions",
    "InterpretationAuthor",
    "NameOfPhysiciansReadingStudy",
    "PerformingPhysicianName",
    "UnformattedTextValue",
    "TextValue",
  ].map(tagOf);
  const carriers = [...hidden, "00091010", "60001500", "60020022", "60003000", "50000022"];

  it("lacks every such attribute at any depth, and keeps the rest", () => {
    const depth = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...carriers), depth, (tag, levels) => {
        let json: DicomJson = { [tag]: text(), "00080060": { vr: "CS", Value: ["CT"] } };
        for (let i = 0; i < levels; i++)
          json = { "00400275": { vr: "SQ", Value: [json] }, "0008103E": { vr: "LO", Value: ["Axial"] } };
        const before = JSON.stringify(json);
        const blind = JSON.stringify(blindMetadata(json));
        expect(JSON.stringify(json)).toBe(before);
        expect(blind).not.toContain(secret);
        expect(blind).toContain('"CT"');
        if (levels > 0) expect(blind).toContain("Axial");
      }),
    );
  });

  it("lacks what could not be understood", () => {
    expect(blindMetadata({ "00189999": { vr: "UN", InlineBinary: "R0xJT01B" } })).toEqual({});
  });

  it("keeps what says how the images were made", () => {
    const kept: DicomJson = {
      "00081030": { vr: "LO", Value: ["CT Thorax"] },
      "00181030": { vr: "LO", Value: ["Lung 1 mm"] },
      "00180015": { vr: "CS", Value: ["CHEST"] },
      "00280030": { vr: "DS", Value: [0.7, 0.7] },
      "00102110": { vr: "LO", Value: ["Iodine"] },
      "7FE00010": { vr: "OW", BulkDataURI: "bulk:1-2" },
    };
    expect(blindMetadata(kept)).toEqual(kept);
  });
});
