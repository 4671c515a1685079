import { charsetOf, decodeText, defaultCharset } from "#dicom/charset.ts";
import type { ImageHeader, LocalRefusal } from "./scanned.ts";
import { type Element, type Layout, Malformed, NeedMore, walkElements } from "./walk-elements.ts";

export type HeaderReading =
  | { kind: "header"; header: ImageHeader }
  | { kind: "problem"; code: LocalRefusal }
  /** Read the file's first `bytes` and try again. */
  | { kind: "more"; bytes: number }
  /** Deflated from this offset on, PS3.5 section A.5. */
  | { kind: "deflated"; at: number; meta: Meta };

export type Meta = { transferSyntax: string; sopClass: string };

/** PS3.6: the elements of interest, all before the pixel data. */
const wanted = {
  524293: "charset",
  524310: "sopClassUid",
  524312: "sopInstanceUid",
  524320: "studyDate",
  524384: "modality",
  524416: "institution",
  528432: "studyDescription",
  528446: "seriesDescription",
  1048592: "patientName",
  1048608: "patientId",
  1048624: "patientBirthDate",
  1048640: "patientSex",
  1572885: "bodyPart",
  2097165: "studyInstanceUid",
  2097166: "seriesInstanceUid",
  2097169: "seriesNumber",
  2621448: "frames",
} as const satisfies Record<number, string>;
type Name = (typeof wanted)[keyof typeof wanted];
const names = new Map<number, Name>(Object.entries(wanted).map(([tag, name]) => [Number(tag), name]));

const lastWanted = 0x00280008;
const pixelData = new Set([0x7fe00008, 0x7fe00009, 0x7fe00010]);
const mediaDirectory = "1.2.840.10008.1.3.10";
const deflated = "1.2.840.10008.1.2.1.99";
const layouts: Readonly<Record<string, Layout>> = {
  "1.2.840.10008.1.2": { little: true, explicit: false },
  "1.2.840.10008.1.2.2": { little: false, explicit: true },
};
const explicitLittle: Layout = { little: true, explicit: true };

const ascii = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes)
    .replace(/[\0 ]+$/, "")
    .trim();
/** No value of interest is longer (PS3.5 Table 6.2-1); what pretends to be is cut. */
const longestValue = 1024;
const bytesOf = (bytes: Uint8Array, element: Element): Uint8Array => {
  const end = element.at + Math.min(element.length, longestValue);
  if (end > bytes.length) throw new NeedMore(end);
  return bytes.subarray(element.at, end);
};

/** The file's own group (0002,xxxx), PS3.10 section 7.1: always explicit little endian. */
function readMeta(bytes: Uint8Array, view: DataView, start: number): { meta: Meta; at: number } {
  const meta: Meta = { transferSyntax: "", sopClass: "" };
  const at = walkElements(view, start, explicitLittle, (element) => {
    if (element.tag >= 0x00030000) return false;
    if (element.tag === 0x00020010) meta.transferSyntax = ascii(bytesOf(bytes, element));
    if (element.tag === 0x00020002) meta.sopClass = ascii(bytesOf(bytes, element));
    return true;
  });
  return { meta, at };
}

/** How a data set is written, seen from its first element, where no file meta information says it. */
function guessLayout(bytes: Uint8Array, at: number): Layout {
  const explicit = /^[A-Z]{2}$/.test(String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0));
  return { little: bytes[at] !== 0, explicit };
}

function headerOf(raw: ReadonlyMap<Name, Uint8Array>, meta: Meta): ImageHeader {
  const terms = ascii(raw.get("charset") ?? new Uint8Array()).split("\\");
  const charset = raw.has("charset") ? charsetOf(terms).charset : defaultCharset;
  const text = (name: Name, isName = false): string =>
    decodeText(raw.get(name) ?? new Uint8Array(), charset, isName)
      .replace(/[\0 ]+$/, "")
      .trim();
  const frames = Number.parseInt(text("frames"), 10);
  return {
    sopClassUid: text("sopClassUid") || meta.sopClass,
    sopInstanceUid: text("sopInstanceUid"),
    studyInstanceUid: text("studyInstanceUid"),
    seriesInstanceUid: text("seriesInstanceUid"),
    patientName: text("patientName", true),
    patientId: text("patientId"),
    patientBirthDate: text("patientBirthDate"),
    patientSex: text("patientSex"),
    studyDate: text("studyDate"),
    studyDescription: text("studyDescription"),
    seriesDescription: text("seriesDescription"),
    seriesNumber: text("seriesNumber"),
    modality: text("modality"),
    bodyPart: text("bodyPart"),
    institution: text("institution"),
    frames: Number.isFinite(frames) && frames > 0 ? frames : 1,
  };
}

function readDataset(bytes: Uint8Array, view: DataView, start: number, layout: Layout, size: number, meta: Meta) {
  const raw = new Map<Name, Uint8Array>();
  let complete = false;
  let short = false;
  try {
    walkElements(view, start, layout, (element) => {
      if (element.length !== 0xffffffff && element.at + element.length > size) {
        short = true;
        return false;
      }
      const name = names.get(element.tag);
      if (name !== undefined && !raw.has(name)) raw.set(name, bytesOf(bytes, element));
      complete ||= element.tag > lastWanted;
      return !pixelData.has(element.tag);
    });
  } catch (error) {
    if (!(error instanceof NeedMore)) throw error;
    // The data set may simply end after the last element: many reports do.
    if (!complete && bytes.length < size)
      return { kind: "more", bytes: Math.max(error.need, bytes.length * 4) } as const;
  }
  if (short) return { kind: "problem", code: "truncated" } as const;
  const header = headerOf(raw, meta);
  const uids = [header.sopInstanceUid, header.studyInstanceUid, header.seriesInstanceUid];
  if (uids.some((uid) => !/^[0-9]+(\.[0-9]+)*$/.test(uid) || uid.length > 64)) {
    return { kind: "problem", code: "no-identity" } as const;
  }
  return { kind: "header", header } as const;
}

/**
 * Reads who and what an image file is from its first bytes, leniently: whatever can be read is read, the service judges again.
 * @param bytes the file's beginning
 * @param size the whole file's length in bytes: a value that runs past it means that the file was cut short
 */
export function readHeader(bytes: Uint8Array, size: number): HeaderReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const preamble = bytes[128] === 0x44 && bytes[129] === 0x49 && bytes[130] === 0x43 && bytes[131] === 0x4d;
  const start = preamble ? 132 : 0;
  try {
    let at = start;
    let meta: Meta = { transferSyntax: "", sopClass: "" };
    if (bytes[start] === 2 && bytes[start + 1] === 0) ({ meta, at } = readMeta(bytes, view, start));
    if (meta.sopClass === mediaDirectory) return { kind: "problem", code: "dicomdir" };
    if (meta.transferSyntax === deflated) return { kind: "deflated", at, meta };
    const stated =
      meta.transferSyntax === "" ? guessLayout(bytes, at) : (layouts[meta.transferSyntax] ?? explicitLittle);
    return readDataset(bytes, view, at, stated, size, meta);
  } catch (error) {
    if (error instanceof NeedMore) {
      return bytes.length < size
        ? { kind: "more", bytes: Math.max(error.need, bytes.length * 4) }
        : { kind: "problem", code: "truncated" };
    }
    if (error instanceof Malformed) return { kind: "problem", code: "damaged" };
    throw error;
  }
}

/** The same for a data set that was deflated: `bytes` is its inflated beginning. */
export function readInflated(bytes: Uint8Array, meta: Meta): HeaderReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readDataset(bytes, view, 0, explicitLittle, Number.MAX_SAFE_INTEGER, meta);
  } catch (error) {
    return { kind: "problem", code: error instanceof NeedMore ? "truncated" : "damaged" };
  }
}
