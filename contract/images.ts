import { z } from "zod";
import { caseId, dicomUid, instant, sha256 } from "./ids.ts";

/** How a received file ended. `reason` is a sentence a layman understands. */
export const fileOutcome = z.object({
  name: z.string().max(1000),
  outcome: z.enum(["accepted", "already-there", "refused", "conflict"]),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  warnings: z.array(z.string()),
  sha256: sha256.nullable(),
  sopInstanceUid: dicomUid.nullable(),
  seriesInstanceUid: dicomUid.nullable(),
  studyInstanceUid: dicomUid.nullable(),
});
export type FileOutcome = z.infer<typeof fileOutcome>;

/** What a radiograph or mammogram shows; texts as the image has them, "" where it is silent. */
export const imageView = z.object({
  sopInstanceUid: dicomUid,
  /** R, L, B or U (PS3.3 C.8.11.1). */
  laterality: z.string(),
  /** CC, MLO, PA, AP, LAT … */
  view: z.string(),
  /** The direction of the rows: first value of PatientOrientation (PS3.3 C.7.6.1.1.1). */
  rowsTowards: z.string(),
});
export type ImageView = z.infer<typeof imageView>;

export const seriesSummary = z.object({
  seriesInstanceUid: dicomUid,
  seriesNumber: z.number().int().nullable(),
  modality: z.string(),
  description: z.string(),
  bodyPart: z.string(),
  laterality: z.string(),
  instances: z.number().int(),
  frames: z.number().int(),
  /** SOPInstanceUID of the middle instance, for the thumbnail. */
  middleInstanceUid: dicomUid,
  middleFrame: z.number().int(),
  /** How the slices lie in the body; null where they do not say. */
  plane: z.enum(["axial", "coronal", "sagittal", "oblique"]).nullable(),
  /** Of radiographs and mammograms each image with its side and view. */
  views: z.array(imageView),
  /** Withheld from a blind reader, with the reason; null where it is shown. */
  withheld: z.string().nullable(),
  warnings: z.array(z.string()),
  /** DICOM keywords of what a person corrected in this series; the bytes stay as received. */
  corrected: z.array(z.string()),
});
export type SeriesSummary = z.infer<typeof seriesSummary>;

export const studySummary = z.object({
  studyInstanceUid: dicomUid,
  studyDate: z.string().nullable(),
  studyTime: z.string().nullable(),
  description: z.string(),
  accessionNumber: z.string(),
  modalities: z.array(z.string()),
  institutionName: z.string(),
  patientName: z.string(),
  patientId: z.string(),
  patientBirthDate: z.string().nullable(),
  patientSex: z.string(),
  receivedAt: instant,
  /** A study whose patient differs from the case's stays aside until a person has decided. */
  identity: z.enum(["matches", "asked", "confirmed", "removed"]),
  identityDifferences: z.array(z.string()),
  prior: z.boolean(),
  /** DICOM keywords of what a person corrected in the whole study. */
  corrected: z.array(z.string()),
  series: z.array(seriesSummary),
});
export type StudySummary = z.infer<typeof studySummary>;

/** A study received by DICOMweb or DIMSE that belongs to no case yet. */
export const unclaimedStudy = studySummary.extend({
  suggestedCases: z.array(z.object({ id: caseId, number: z.string() })),
});

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\\\p{Cc}]*$/u, "a backslash or control character cannot stand here");
const dayOrNone = z.union([z.iso.date(), z.literal("")]);

/** What can be corrected of a study; "" empties the attribute. Lengths are those of the VR, PS3.5 Table 6.2-1. */
export const studyCorrection = z
  .object({
    /** PN, components parted by "^". */
    patientName: line(64),
    patientId: line(64),
    issuerOfPatientId: line(64),
    patientBirthDate: dayOrNone,
    patientSex: z.enum(["M", "F", "O", ""]),
    studyDate: dayOrNone,
    accessionNumber: line(16),
    studyDescription: line(64),
  })
  .partial();
/** What can be corrected of a series. */
export const seriesCorrection = z
  .object({
    laterality: z.enum(["R", "L", "B", ""]),
    bodyPart: z
      .string()
      .max(16)
      .regex(/^[A-Z0-9 _]*$/, "a body part is written in capital letters"),
    seriesDescription: line(64),
  })
  .partial();
export const imageCorrection = studyCorrection.extend(seriesCorrection.shape);
export type ImageCorrection = z.infer<typeof imageCorrection>;

/** A correction that was made: what stood there, what stands there since, who and why. */
export const madeCorrection = z.object({
  studyInstanceUid: dicomUid,
  seriesInstanceUid: dicomUid.nullable(),
  sopInstanceUid: dicomUid.nullable(),
  changes: z.array(z.object({ keyword: z.string(), before: z.string(), after: z.string() })),
  reason: z.string(),
  byName: z.string(),
  at: instant,
});
export type MadeCorrection = z.infer<typeof madeCorrection>;

export const asideId = z.uuid();
/**
 * What a person can decide about a file that was kept aside. `keep-first`: it stays aside for good. `take-new`: it takes the first
 * one's place. `keep-both`: it is taken in beside, under a new UID.
 */
export const asideDecision = z.enum(["keep-first", "take-new", "keep-both"]);
export type AsideDecision = z.infer<typeof asideDecision>;

/** A file that was kept aside because its identity contradicts what is there. */
export const asideFile = z.object({
  id: asideId,
  /** So many files of the same study contradict what is there in the same way; they are decided together. */
  count: z.number().int(),
  code: z.enum(["conflicting-instance", "study-of-another-case", "series-of-another-study"]),
  name: z.string(),
  receivedAt: instant,
  receivedFrom: z.string(),
  sopInstanceUid: dicomUid,
  studyInstanceUid: z.string(),
  patientName: z.string(),
  studyDescription: z.string(),
  studyDate: z.string().nullable(),
  /** The case it was sent for, null where it came for none. */
  caseId: caseId.nullable(),
  caseNumber: z.string().nullable(),
  differences: z.array(z.object({ keyword: z.string(), kept: z.string(), other: z.string() })),
  /** Whether the first one can be shown beside it. */
  hasFirst: z.boolean(),
  choices: z.array(asideDecision),
});
export type AsideFile = z.infer<typeof asideFile>;

export const patientQuestionKind = z.enum([
  "one-number-two-patients",
  "one-patient-two-numbers",
  "one-accession-two-patients",
]);
export type PatientQuestionKind = z.infer<typeof patientQuestionKind>;

const patientOfQuestion = z.object({
  studyInstanceUid: dicomUid,
  name: z.string(),
  id: z.string(),
  issuer: z.string(),
  birthDate: z.string().nullable(),
  institution: z.string(),
  studyDate: z.string().nullable(),
  description: z.string(),
  accessionNumber: z.string(),
  /** Cases that have the study, so that it can be corrected there. */
  cases: z.array(z.object({ id: caseId, number: z.string() })),
});
/** Two studies whose patients may have been mixed up. */
export const patientQuestion = z.object({
  id: z.uuid(),
  kind: patientQuestionKind,
  at: instant,
  study: patientOfQuestion,
  other: patientOfQuestion,
});
export type PatientQuestion = z.infer<typeof patientQuestion>;

/** What somebody says that a file that is no DICOM is; a document or film clip is that by itself. */
export const pictureKind = z.enum(["photograph", "film", "capture", "document", "clip"]);
export type PictureKindSaid = z.infer<typeof pictureKind>;

/** A large file that comes in pieces: how much of it is there. */
export const uploadState = z.object({ uploadId: z.uuid(), received: z.number().int().min(0) });
export type UploadState = z.infer<typeof uploadState>;
