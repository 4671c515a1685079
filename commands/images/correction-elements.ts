import type { ImageCorrection } from "#contract/images.ts";
import type { Correction } from "#dicom/correct.ts";
import { tagOf } from "#dicom/dictionary.ts";
import type { DicomElement } from "#dicom/json.ts";

/** Each correctable attribute with its VR, PS3.6 chapter 6. */
const attributes: Record<keyof ImageCorrection, { keyword: string; vr: string }> = {
  patientName: { keyword: "PatientName", vr: "PN" },
  patientId: { keyword: "PatientID", vr: "LO" },
  issuerOfPatientId: { keyword: "IssuerOfPatientID", vr: "LO" },
  patientBirthDate: { keyword: "PatientBirthDate", vr: "DA" },
  patientSex: { keyword: "PatientSex", vr: "CS" },
  studyDate: { keyword: "StudyDate", vr: "DA" },
  accessionNumber: { keyword: "AccessionNumber", vr: "SH" },
  studyDescription: { keyword: "StudyDescription", vr: "LO" },
  laterality: { keyword: "Laterality", vr: "CS" },
  bodyPart: { keyword: "BodyPartExamined", vr: "CS" },
  seriesDescription: { keyword: "SeriesDescription", vr: "LO" },
};

const isName = (name: string): name is keyof ImageCorrection => name in attributes;

/** A correction as DICOM JSON elements by tag. */
export function correctionElements(given: ImageCorrection): Correction {
  const correction: Correction = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isName(name) || value === undefined) continue;
    const { keyword, vr } = attributes[name];
    correction[tagOf(keyword)] = elementOf(vr, value.trim());
  }
  return correction;
}

function elementOf(vr: string, value: string): DicomElement {
  if (value === "") return { vr };
  if (vr === "PN") return { vr, Value: [{ Alphabetic: value }] };
  return { vr, Value: [vr === "DA" ? value.replaceAll("-", "") : value] };
}
