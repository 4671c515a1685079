import type { PictureMediaType } from "#dicom/pictures/sniff-picture.ts";

/** One file larger than this the service does not take in (2 GB, less one byte). */
export const largestFile = 2 * 1024 ** 3 - 1;

/** Why a file is not sent. Texts: `gather:refusal`. */
export const localRefusals = [
  "empty",
  "not-dicom",
  "dicomdir",
  "damaged",
  "truncated",
  "no-identity",
  "nested-zip",
  "zip-broken",
  "zip-encrypted",
  "zip-too-many",
  "zip-bomb",
  "unsafe-name",
  "disc-image",
  "disc-broken",
  "heic",
  "unreadable",
  "too-large",
  "left-out",
] as const;
export type LocalRefusal = (typeof localRefusals)[number];

/** What the header of an image file says; empty text where it says nothing. Dates as DICOM writes them: YYYYMMDD. */
export type ImageHeader = {
  sopClassUid: string;
  sopInstanceUid: string;
  studyInstanceUid: string;
  seriesInstanceUid: string;
  patientName: string;
  patientId: string;
  patientBirthDate: string;
  patientSex: string;
  studyDate: string;
  studyDescription: string;
  seriesDescription: string;
  seriesNumber: string;
  modality: string;
  bodyPart: string;
  institution: string;
  frames: number;
};

/** A paper that lies on the disc beside the images: not an image, but perhaps the report. */
export type DocumentType = PictureMediaType | "text/plain";

export type ScanResult =
  | { kind: "image"; header: ImageHeader }
  | { kind: "document"; mediaType: DocumentType }
  | { kind: "refused"; code: LocalRefusal };

/** One file as the scan found it. `blob` is its content, also where it came out of a ZIP. `path` is its name within the selection. */
export type ScannedFile = { path: string; size: number; blob: Blob; result: ScanResult };

export type ToWorker =
  | { kind: "scan"; files: { path: string; file: Blob }[] }
  | { kind: "hash"; id: number; blob: Blob };
export type FromWorker =
  | { kind: "found"; files: ScannedFile[]; looked: number }
  | { kind: "finished" }
  | { kind: "hashed"; id: number; sha256: string | null };
