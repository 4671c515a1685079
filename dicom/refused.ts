/** Why a file was refused, each with the sentence that its owner reads. */
const refusalSentences = {
  "empty-file": "The file is empty.",
  "not-dicom": "This is not a medical image file (DICOM).",
  dicomdir:
    "This file is the table of contents of a disc (DICOMDIR), not an image. The images beside it are taken instead.",
  truncated: "The file ends too early: it was probably cut off while being copied. Please copy it again from the disc.",
  damaged: "The file is damaged: its contents contradict each other.",
  "too-deep": "The file is nested too deeply to be read safely.",
  "too-large": "The file unpacks to more than can be read safely.",
  "no-identity": "The file does not say which examination it belongs to (a unique identifier is missing).",
  "bad-identity": "A unique identifier in the file is not written as the DICOM standard demands.",
  ambiguous: "The file states the same identifying detail twice with different values.",
  "no-transfer-syntax": "The file does not say how its image data are encoded.",
  "unsupported-transfer-syntax": "The image data are encoded in a way that Overread does not know.",
  "not-displayable": "The image data cannot be decoded for display.",
} as const;

export type DicomRefusalCode = keyof typeof refusalSentences;

/** Thrown for bytes that cannot be taken. `message` is a sentence a layman understands; `detail` is for the technician. */
export class DicomRefused extends Error {
  readonly code: DicomRefusalCode;
  readonly detail: string;
  constructor(code: DicomRefusalCode, detail = "") {
    super(refusalSentences[code]);
    this.name = "DicomRefused";
    this.code = code;
    this.detail = detail;
  }
}
