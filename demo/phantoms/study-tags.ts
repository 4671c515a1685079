import { createHash } from "node:crypto";
import type { ImageReference } from "#contract/finding.ts";

export type PhantomPatient = {
  familyName: string;
  givenName: string;
  id: string;
  /** YYYY-MM-DD. */
  birthDate: string;
  sex: "F" | "M";
};

/** What all images of one study say of it. `day` is YYYY-MM-DD, `time` HHMMSS. */
export type PhantomStudy = {
  /** Everything random and every UID comes from it: the same seed gives the same bytes. */
  seed: string;
  patient: PhantomPatient;
  day: string;
  time: string;
  institution: string;
  description: string;
};

/** One DICOM file, and where it says it belongs. */
export type PhantomImage = { name: string; bytes: Uint8Array; reference: ImageReference };

/** A UID of its own for each row of names, the same every time: "2.25." and 128 bits of a hash (PS3.5 section B.2). */
export function uidOf(...names: (string | number)[]): string {
  const hash = createHash("sha256").update(names.join("/")).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${hash.subarray(0, 16).toString("hex")}`)}`;
}

export const studyUid = (study: PhantomStudy) => uidOf(study.seed, "study");
export const frameOfReferenceUid = (study: PhantomStudy) => uidOf(study.seed, "frame of reference");

export type SeriesTags = { modality: string; number: number; description: string; bodyPart: string; sopClass: string };

/** The modules that every image has alike: patient, study, series, equipment (PS3.3 C.7.1 to C.7.5). */
export function commonTags(study: PhantomStudy, series: SeriesTags, instance: number) {
  const { patient, seed } = study;
  const date = plain(study.day);
  return {
    SpecificCharacterSet: "ISO_IR 192",
    SOPInstanceUID: uidOf(seed, series.number, instance),
    StudyInstanceUID: studyUid(study),
    SeriesInstanceUID: uidOf(seed, series.number),
    StudyDate: date,
    SeriesDate: date,
    AcquisitionDate: date,
    ContentDate: date,
    StudyTime: study.time,
    SeriesTime: study.time,
    AcquisitionTime: study.time,
    ContentTime: study.time,
    AccessionNumber: uidOf(seed, "accession").slice(5, 13),
    Modality: series.modality,
    Manufacturer: "Overread phantoms",
    ManufacturerModelName: "Synthetic patient",
    DeviceSerialNumber: "1",
    SoftwareVersions: "1",
    InstitutionName: study.institution,
    ReferringPhysicianName: "",
    StudyDescription: study.description,
    SeriesDescription: series.description,
    PatientName: `${patient.familyName}^${patient.givenName}`,
    PatientID: patient.id,
    PatientBirthDate: plain(patient.birthDate),
    PatientSex: patient.sex,
    PatientAge: `${String(Number(study.day.slice(0, 4)) - Number(patient.birthDate.slice(0, 4))).padStart(3, "0")}Y`,
    BodyPartExamined: series.bodyPart,
    StudyID: "1",
    SeriesNumber: series.number,
    InstanceNumber: instance,
    BurnedInAnnotation: "NO",
  };
}

const plain = (day: string) => day.replaceAll("-", "");

export function referenceOf(study: PhantomStudy, series: SeriesTags, instance: number): ImageReference {
  return {
    studyInstanceUid: studyUid(study),
    seriesInstanceUid: uidOf(study.seed, series.number),
    sopInstanceUid: uidOf(study.seed, series.number, instance),
    sopClassUid: series.sopClass,
    frameNumber: 1,
  };
}

/** Grey pixels of 16 or 8 bits, as their tags (PS3.3 C.7.6.3). */
export function greyTags(
  columns: number,
  rows: number,
  bits: { allocated: 8 | 16; stored: number; signed: boolean },
  pixels: Int16Array | Uint16Array | Uint8Array,
) {
  const bytes = new Uint8Array(pixels.byteLength);
  bytes.set(new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength));
  return {
    SamplesPerPixel: 1,
    PhotometricInterpretation: "MONOCHROME2",
    Rows: rows,
    Columns: columns,
    BitsAllocated: bits.allocated,
    BitsStored: bits.stored,
    HighBit: bits.stored - 1,
    PixelRepresentation: bits.signed ? 1 : 0,
    PixelData: bytes.buffer,
    _vrMap: { PixelData: bits.allocated === 8 ? "OB" : "OW" },
  };
}
