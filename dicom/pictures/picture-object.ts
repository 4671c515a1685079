import { dictionaryVr, tagOf } from "../dictionary.ts";
import { joinBytes } from "../join-bytes.ts";
import type { DicomJson, DicomValue } from "../json.ts";
import { writeHead } from "../rewrite-file.ts";
import { explicitLittle } from "../transfer-syntaxes.ts";
import { writeJson } from "../write-json.ts";

/** What somebody says that a picture is: it decides the object and who may see it. */
export const pictureKinds = ["photograph", "film", "capture"] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** Whose it is, to what it belongs, and when it was made. Dates as YYYYMMDD, times as HHMMSS, "" where not known. */
export type PictureIdentity = {
  patient: { name: string; id: string; birthDate: string; sex: string };
  studyInstanceUid: string;
  seriesInstanceUid: string;
  sopInstanceUid: string;
  studyDate: string;
  studyDescription: string;
  instanceNumber: number;
  /** When the camera says that it was taken, YYYYMMDDHHMMSS; "" where it does not. */
  taken: string;
  /** When it was made an object. */
  at: Date;
};

/** Pixel data as they are to be written: native samples of all frames, or codestreams, one for each frame. */
export type PicturePixels = {
  rows: number;
  columns: number;
  samples: 1 | 3;
  bits: 8 | 16;
  photometric: string;
  frames: number;
} & (
  | { encoding: "native"; bytes: Uint8Array }
  | { encoding: "codestreams"; transferSyntaxUid: string; streams: Uint8Array[] }
) & {
    /** Set where the picture has been packed with loss at any time, PS3.3 section C.7.6.1.1.5. */
    lossy: { method: string; ratio: number } | null;
  };

const classes = {
  photograph: "1.2.840.10008.5.1.4.1.1.77.1.4",
  video: "1.2.840.10008.5.1.4.1.1.77.1.4.1",
  capture: "1.2.840.10008.5.1.4.1.1.7",
  greyBytes: "1.2.840.10008.5.1.4.1.1.7.2",
  greyWords: "1.2.840.10008.5.1.4.1.1.7.3",
  colour: "1.2.840.10008.5.1.4.1.1.7.4",
  pdf: "1.2.840.10008.5.1.4.1.1.104.1",
} as const;

type Keywords = Record<string, DicomValue | DicomValue[] | undefined>;

/** A data set by keyword as DICOM JSON; an empty list is an element without value, undefined leaves it out. */
function dataset(keywords: Keywords): DicomJson {
  const json: DicomJson = {};
  for (const [keyword, given] of Object.entries(keywords)) {
    if (given === undefined) continue;
    const tag = tagOf(keyword);
    const vr = dictionaryVr(tag, false) ?? "UN";
    const values = (Array.isArray(given) ? given : [given]).filter((value) => value !== "");
    json[tag] =
      values.length === 0
        ? { vr }
        : { vr, Value: vr === "PN" ? values.map((value) => ({ Alphabetic: String(value) })) : values };
  }
  return json;
}

const digits = (at: Date) => at.toISOString().replace(/\D/g, "");

/** Patient, General Study, General Series, General Equipment, SOP Common: PS3.3 sections C.7.1.1 to C.7.5.1 and C.12.1. */
function common(of: PictureIdentity, sopClass: string, modality: string, seriesDescription: string): Keywords {
  return {
    SpecificCharacterSet: "ISO_IR 192",
    SOPClassUID: sopClass,
    SOPInstanceUID: of.sopInstanceUid,
    InstanceCreationDate: digits(of.at).slice(0, 8),
    InstanceCreationTime: digits(of.at).slice(8, 14),
    TimezoneOffsetFromUTC: "+0000",
    PatientName: of.patient.name,
    PatientID: of.patient.id,
    PatientBirthDate: of.patient.birthDate,
    PatientSex: of.patient.sex,
    StudyInstanceUID: of.studyInstanceUid,
    StudyDate: of.studyDate,
    StudyTime: "",
    StudyDescription: of.studyDescription,
    ReferringPhysicianName: "",
    StudyID: "",
    AccessionNumber: "",
    Modality: modality,
    Laterality: [],
    SeriesInstanceUID: of.seriesInstanceUid,
    SeriesNumber: 1,
    SeriesDescription: seriesDescription,
    Manufacturer: "",
    InstanceNumber: of.instanceNumber,
    ...(of.taken === ""
      ? {}
      : { ContentDate: of.taken.slice(0, 8), ContentTime: of.taken.slice(8), AcquisitionDateTime: of.taken }),
  };
}

/** Image Pixel, PS3.3 section C.7.6.3, and what General Image says of packing with loss. */
function image(pixels: PicturePixels): Keywords {
  const { lossy, samples, bits } = pixels;
  return {
    SamplesPerPixel: samples,
    PhotometricInterpretation: pixels.photometric,
    PlanarConfiguration: samples === 3 ? 0 : undefined,
    Rows: pixels.rows,
    Columns: pixels.columns,
    BitsAllocated: bits,
    BitsStored: bits,
    HighBit: bits - 1,
    PixelRepresentation: 0,
    PatientOrientation: [],
    LossyImageCompression: lossy === null ? "00" : "01",
    LossyImageCompressionRatio: lossy === null ? undefined : lossy.ratio.toFixed(2),
    LossyImageCompressionMethod: lossy === null ? undefined : lossy.method,
  };
}

const descriptions: Record<PictureKind, string> = {
  photograph: "Photograph",
  film: "Photograph of films",
  capture: "Picture from a viewing program",
};
/** Conversion Type, PS3.3 section C.8.6.1: digitised film, workstation. */
const conversions = { film: "DF", capture: "WSD" } as const;

/**
 * A picture as a DICOM file: VL Photographic Image for a photograph of the body; Secondary Capture for films that were photographed or
 * scanned and for pictures out of a viewing program, with one of its multi-frame kinds for several pages (PS3.3 sections A.32.4, A.8).
 */
export function pictureFile(kind: PictureKind, of: PictureIdentity, pixels: PicturePixels): Uint8Array {
  if (kind === "photograph" && pixels.frames === 1 && pixels.bits === 8) {
    const json = dataset({
      ...common(of, classes.photograph, "XC", descriptions.photograph),
      ...image(pixels),
      ImageType: ["ORIGINAL", "PRIMARY"],
      AcquisitionContextSequence: [],
    });
    return file(json, classes.photograph, of, pixels);
  }
  const several = pixels.frames > 1;
  const sopClass = several ? severalClass(pixels) : classes.capture;
  // Several digitised films in one object would have to state their scale (PS3.3 section C.8.6.3), which nobody knows.
  const conversion = kind === "photograph" || (kind === "film" && several) ? "DI" : conversions[kind];
  const json = dataset({
    ...common(of, sopClass, kind === "photograph" ? "XC" : "OT", descriptions[kind]),
    ...image(pixels),
    ImageType: ["DERIVED", "SECONDARY"],
    ConversionType: conversion,
    // Films and screens bear the name in the picture itself; nobody has looked.
    BurnedInAnnotation: "YES",
    ...(several ? severalPages(pixels) : {}),
  });
  return file(json, sopClass, of, pixels);
}

const severalClass = ({ samples, bits }: PicturePixels) =>
  samples === 3 ? classes.colour : bits === 16 ? classes.greyWords : classes.greyBytes;

/** SC Multi-frame Image and Vector modules, PS3.3 sections C.8.6.3 and C.8.6.4: frames are pages. */
function severalPages({ frames, samples }: PicturePixels): Keywords {
  return {
    NumberOfFrames: frames,
    FrameIncrementPointer: tagOf("PageNumberVector"),
    PageNumberVector: Array.from({ length: frames }, (_, index) => index + 1),
    ...(samples === 1 ? { PresentationLUTShape: "IDENTITY" } : {}),
    ...(samples === 1 ? { RescaleIntercept: 0, RescaleSlope: 1, RescaleType: "US" } : {}),
  };
}

/** Which part it shows is not asked; the clip must name one (PS3.3 section C.8.12.1). */
const wholeBody = dataset({ CodeValue: "38266002", CodingSchemeDesignator: "SCT", CodeMeaning: "Entire body" });

/** A film clip as a Video Photographic Image, PS3.3 section A.32.7: the MP4 is the one fragment of its pixel data. */
export function videoFile(of: PictureIdentity, pixels: PicturePixels, frameTime: number): Uint8Array {
  const json = dataset({
    ...common(of, classes.video, "XC", "Film clip"),
    ...image(pixels),
    // The whole body has no side.
    Laterality: undefined,
    ImageType: ["ORIGINAL", "PRIMARY"],
    AcquisitionContextSequence: [],
    AnatomicRegionSequence: [wholeBody],
    NumberOfFrames: pixels.frames,
    FrameIncrementPointer: tagOf("FrameTime"),
    FrameTime: frameTime.toFixed(4),
    CineRate: Math.max(1, Math.round(1000 / frameTime)),
  });
  return file(json, classes.video, of, pixels);
}

/** A document as Encapsulated PDF, PS3.3 section A.45.1. */
export function pdfFile(of: PictureIdentity, pdf: Uint8Array, title: string): Uint8Array {
  const json = dataset({
    ...common(of, classes.pdf, "DOC", "Document"),
    ConversionType: "WSD",
    BurnedInAnnotation: "YES",
    DocumentTitle: title,
    ConceptNameCodeSequence: [],
    MIMETypeOfEncapsulatedDocument: "application/pdf",
    EncapsulatedDocumentLength: pdf.length,
    ContentDate: of.taken.slice(0, 8),
    ContentTime: of.taken.slice(8),
    AcquisitionDateTime: of.taken,
  });
  json[tagOf("EncapsulatedDocument")] = { vr: "OB", BulkDataURI: `bulk:0-${pdf.length}` };
  return joinBytes([
    writeHead({ sopClassUid: classes.pdf, sopInstanceUid: of.sopInstanceUid, transferSyntaxUid: explicitLittle }),
    writeJson(json, { file: pdf, little: true }),
  ]);
}

function file(json: DicomJson, sopClassUid: string, of: PictureIdentity, pixels: PicturePixels): Uint8Array {
  const native = pixels.encoding === "native";
  const bytes = native ? pixels.bytes : fragmentsOf(pixels.streams);
  const vr = native && pixels.bits === 16 ? "OW" : "OB";
  json["7FE00010"] = { vr, BulkDataURI: `bulk:0-${bytes.length}` };
  const transferSyntaxUid = native ? explicitLittle : pixels.transferSyntaxUid;
  return joinBytes([
    writeHead({ sopClassUid, sopInstanceUid: of.sopInstanceUid, transferSyntaxUid }),
    writeJson(json, { file: bytes, little: true }, !native),
  ]);
}

/** Encapsulated pixel data with an empty offset table and a fragment for each frame, PS3.5 section A.4. */
function fragmentsOf(streams: readonly Uint8Array[]): Uint8Array {
  const parts = [item(0xe000, 0)];
  for (const stream of streams) {
    const odd = stream.length % 2;
    parts.push(item(0xe000, stream.length + odd), stream, new Uint8Array(odd));
  }
  return joinBytes([...parts, item(0xe0dd, 0)]);
}

function item(element: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint16(0, 0xfffe, true);
  view.setUint16(2, element, true);
  view.setUint32(4, length, true);
  return new Uint8Array(view.buffer);
}
