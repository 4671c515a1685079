import { createHash } from "node:crypto";
import type { Finding, ImageReference, Mark } from "#contract/finding.ts";
import { type DicomJson, number } from "#dicom/json.ts";
import { type DicomInstance, instanceOf } from "./instance-of.ts";

/** What of one sealed reading lies in one study, ready to become DICOM objects of ours in that study. */
export type MarksDocument = {
  /** Metadata of an instance of the study: whose it is, and which examination (PS3.3 C.7.1.1, C.7.2.1). */
  study: DicomJson;
  reading: { id: string; version: number; readerName: string; organisation: string; sealedAt: string };
  findings: readonly Finding[];
  /** Marks on images of this study. */
  marks: readonly Mark[];
  /** Key images of this study: those chosen, and those that findings point at. */
  keyImages: readonly ImageReference[];
  /** Size of an image of this study by SOP Instance UID. */
  sizes: ReadonlyMap<string, { rows: number; columns: number }>;
};

/** UIDs made from what they name, so that the same sealed reading gives the same objects (PS3.5 section B.2). */
export function markUid({ reading }: MarksDocument, ...names: readonly string[]): string {
  const hex = createHash("sha256")
    .update([reading.id, String(reading.version), ...names].join("/"))
    .digest("hex");
  return `2.25.${BigInt(`0x${hex.slice(0, 32)}`)}`;
}

/** The patient and study as the images of the study give them; the objects are filed beside those images. */
export function studyAttributes({ study }: MarksDocument): DicomInstance {
  return instanceOf(study, [
    ["PatientName", "00100010", "name"],
    ["PatientID", "00100020"],
    ["IssuerOfPatientID", "00100021", "optional"],
    ["PatientBirthDate", "00100030"],
    ["PatientSex", "00100040"],
    ["StudyInstanceUID", "0020000D"],
    ["StudyDate", "00080020"],
    ["StudyTime", "00080030"],
    ["StudyID", "00200010"],
    ["AccessionNumber", "00080050"],
    ["ReferringPhysicianName", "00080090", "name"],
    ["StudyDescription", "00081030", "optional"],
  ]);
}

/** Rows and columns of an image from its metadata; null where it states none. */
export function imageSize(json: DicomJson): { rows: number; columns: number } | null {
  const [rows, columns] = [number(json, "00280010"), number(json, "00280011")];
  return rows === null || columns === null || rows < 1 || columns < 1 ? null : { rows, columns };
}
