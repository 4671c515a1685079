import { defaultCharset } from "./charset.ts";
import { type FrameLocations, locateFrames } from "./frames.ts";
import { type DicomJson, number, personName, text, texts } from "./json.ts";
import { type FileStart, readMeta } from "./read-meta.ts";
import { DicomRefused } from "./refused.ts";
import { newScan, readDataset, type Scan } from "./scan-dataset.ts";

/** What a received file is. Every text is "" where the file is silent; dates are YYYY-MM-DD, times HH:MM:SS. */
export type DicomInstance = {
  sopInstanceUid: string;
  sopClassUid: string;
  seriesInstanceUid: string;
  studyInstanceUid: string;
  transferSyntaxUid: string;
  modality: string;
  instanceNumber: number | null;
  seriesNumber: number | null;
  /** Frames that are really there; 0 where the object holds no image. */
  frames: number;
  seriesDescription: string;
  bodyPart: string;
  laterality: string;
  patient: { name: string; id: string; issuer: string; birthDate: string | null; sex: string };
  study: {
    date: string | null;
    time: string | null;
    description: string;
    accessionNumber: string;
    id: string;
    referringPhysician: string;
    institution: string;
  };
  rows: number | null;
  columns: number | null;
  /**
   * The data set in DICOM JSON (PS3.18 annex F) without group 2, with (0008,3002) added. Pixel data always, and binary values
   * over 1 KiB, are BulkDataURI "bulk:<offset>-<length>" into the file (`bulkBytes` of frames.ts reads them).
   */
  metadata: DicomJson;
  frameLocations: FrameLocations | null;
  /** Sentences for a layman: what is not as it should be but does not keep the file from being used. */
  warnings: string[];
};

/** DA as YYYY-MM-DD, the old "YYYY.MM.DD" as well (PS3.5 Table 6.2-1); null where it is no day of the calendar. */
export function readDate(value: string): string | null {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(value.trim());
  if (match === null) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : day;
}

/** TM as HH:MM:SS, missing parts as zero (PS3.5 Table 6.2-1); null where it is no time of day. */
export function readTime(value: string): string | null {
  const match = /^(\d{2}):?(\d{2})?:?(\d{2})?(?:\.\d{1,6})?$/.exec(value.trim());
  if (match === null) return null;
  const [hour = "00", minute = "00", second = "00"] = [match[1], match[2], match[3]];
  // 60 is a leap second.
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60 ? `${hour}:${minute}:${second}` : null;
}

function integer(json: DicomJson, tag: string): number | null {
  const value = number(json, tag);
  return value !== null && Number.isSafeInteger(value) ? value : null;
}

function uid(json: DicomJson, tag: string, instead = ""): string {
  const value = text(json, tag).trim() || instead.trim();
  if (value === "") throw new DicomRefused("no-identity", `(${tag}) is missing`);
  if (value.length > 64 || !/^[0-9]+(\.[0-9]+)*$/.test(value)) throw new DicomRefused("bad-identity", `(${tag})`);
  return value;
}

/** Strips what could turn a name around or break a line: control characters and directional overrides. */
function plain(value: string): string {
  return value.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "").trim();
}

function nameIn(json: DicomJson, tag: string): string {
  const name = personName(json, tag);
  return plain(name === null ? text(json, tag) : name.Alphabetic || name.Ideographic || name.Phonetic || "");
}

function checkContents(start: FileStart, scan: Scan, json: DicomJson): void {
  if (scan.pixel !== null && scan.pixel.fragments !== null && !start.stated)
    throw new DicomRefused("no-transfer-syntax");
  const declared = start.mediaStorageSopInstanceUid;
  if (declared !== "" && text(json, "00080018") !== "" && declared !== text(json, "00080018")) {
    scan.warnings.add("The file's head names another image than its content; the content was believed.");
  }
  if (scan.pixel === null && number(json, "00280010") !== null)
    scan.warnings.add("The file describes an image but holds no image data.");
  if (
    scan.pixel !== null &&
    start.syntax.pixels !== "video" &&
    (!number(json, "00280010") || !number(json, "00280011"))
  )
    scan.warnings.add("The image has no rows or columns; it cannot be shown.");
  if (JSON.stringify(json["00100010"] ?? null).includes("\ufffd")) {
    scan.warnings.add("The patient's name holds characters that could not be read.");
  }
  const conversion = text(json, "00080064").trim();
  if ((conversion === "DF" || conversion === "DI") && json["00280030"] === undefined && json["00182010"] === undefined)
    scan.warnings.add("A picture of films or of a screen: sizes cannot be measured on it.");
  if (start.syntax.pixels === "video") scan.warnings.add("The file is a video; single frames of it cannot be shown.");
}

/**
 * Reads a DICOM file: identity, description and where its frames lie, never touching the pixel data. Throws DicomRefused with
 * a sentence for the file's owner.
 */
export function readInstance(bytes: Uint8Array): DicomInstance {
  const start = readMeta(bytes);
  const scan = newScan(start.bytes);
  for (const warning of start.warnings) scan.warnings.add(warning);
  const place = { layout: start.layout, end: start.bytes.length, depth: 0, charset: defaultCharset, open: false };
  const { json } = readDataset(scan, start.datasetOffset, place);
  if (text(json, "00080016").trim() === "1.2.840.10008.1.3.10" || json["00041220"] !== undefined)
    throw new DicomRefused("dicomdir");
  const identity = {
    sopInstanceUid: uid(json, "00080018", start.mediaStorageSopInstanceUid),
    sopClassUid: uid(json, "00080016", start.mediaStorageSopClassUid),
    studyInstanceUid: uid(json, "0020000D"),
    seriesInstanceUid: uid(json, "0020000E"),
    transferSyntaxUid: start.transferSyntaxUid,
  };
  checkContents(start, scan, json);
  const frameLocations = locateFrames(start.bytes, scan.pixel, json, start.syntax, scan.warnings);
  json["00083002"] = { vr: "UI", Value: [start.transferSyntaxUid] };
  return {
    ...identity,
    ...describe(json),
    metadata: json,
    frameLocations,
    frames: frameLocations?.frames.length ?? 0,
    warnings: [...scan.warnings],
  };
}

/** Whom a data set names as its patient. */
export function patientOf(json: DicomJson): DicomInstance["patient"] {
  return {
    name: nameIn(json, "00100010"),
    id: plain(text(json, "00100020")),
    issuer: plain(text(json, "00100021")),
    birthDate: readDate(text(json, "00100030")),
    sex: text(json, "00100040").trim(),
  };
}

function describe(json: DicomJson) {
  return {
    modality: text(json, "00080060").trim(),
    instanceNumber: integer(json, "00200013"),
    seriesNumber: integer(json, "00200011"),
    seriesDescription: plain(text(json, "0008103E")),
    bodyPart: plain(text(json, "00180015")),
    laterality: text(json, "00200060").trim() || text(json, "00200062").trim(),
    patient: patientOf(json),
    study: {
      date: readDate(text(json, "00080020")),
      time: readTime(text(json, "00080030")),
      description: plain(text(json, "00081030")),
      accessionNumber: plain(text(json, "00080050")),
      id: plain(text(json, "00200010")),
      referringPhysician: texts(json, "00080090").length > 0 ? nameIn(json, "00080090") : "",
      institution: plain(text(json, "00080080")),
    },
    rows: integer(json, "00280010"),
    columns: integer(json, "00280011"),
  };
}
