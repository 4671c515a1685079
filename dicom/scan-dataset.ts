import { type Charset, charsetOf } from "./charset.ts";
import { dictionaryVr, isPrivate } from "./dictionary.ts";
import { type DicomElement, type DicomJson, texts } from "./json.ts";
import { DicomRefused } from "./refused.ts";
import { isBinary, isKnownVr, readElement } from "./values.ts";

/** Offset and length in bytes. */
export type Range = readonly [offset: number, length: number];

/** Where the pixel data of the data set lie. `fragments` holds the items after the Basic Offset Table; null where native. */
export type PixelElement = { tag: string; vr: string; range: Range; offsetTable: Range; fragments: Range[] | null };

export type Scan = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly warnings: Set<string>;
  elements: number;
  duplicates: number;
  signed: boolean;
  pixel: PixelElement | null;
};

export type Layout = { little: boolean; explicit: boolean };

type Place = { layout: Layout; end: number; depth: number; charset: Charset; open: boolean };
type Header = { tag: string; vr: string; length: number; value: number };

/** Deeper nesting than any real object has (Enhanced SR stays below 20) is an attack on the stack. */
const maximalDepth = 64;
const maximalElements = 1_500_000;
const maximalDuplicates = 100;
const inlineLimit = 1024;
/** Look-up tables stay inline whatever their length: every rendering needs them, and 65,536 entries are 128 KiB. */
const lookUpTables = new Set([
  "00281101",
  "00281201",
  "00281202",
  "00281203",
  "00281221",
  "00281222",
  "00281223",
  "00283006",
]);
const pixelTags = new Set(["7FE00010", "7FE00008", "7FE00009"]);
const undefinedLength = 0xffffffff;
const longVrs = new Set(["OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"]);
const sequenceLayout: Layout = { little: true, explicit: false };

export function newScan(bytes: Uint8Array): Scan {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes, view, warnings: new Set(), elements: 0, duplicates: 0, signed: false, pixel: null };
}

function hexTag(group: number, element: number): string {
  return (group * 65536 + element).toString(16).toUpperCase().padStart(8, "0");
}

/** A length that runs past its container: the file was cut where the container is the file itself. */
function overrun(scan: Scan, end: number, tag: string): DicomRefused {
  return new DicomRefused(end >= scan.bytes.length ? "truncated" : "damaged", `(${tag}) runs past its end`);
}

/** Tag, VR, length and place of the value of the element at `at`, PS3.5 section 7.1. */
export function readHeader(scan: Scan, layout: Layout, at: number, end: number): Header {
  if (at + 8 > end) throw overrun(scan, end, "element header");
  const { view } = scan;
  const tag = hexTag(view.getUint16(at, layout.little), view.getUint16(at + 2, layout.little));
  if (!layout.explicit || tag.startsWith("FFFE")) {
    return {
      tag,
      vr: dictionaryVr(tag, scan.signed) ?? "UN",
      length: view.getUint32(at + 4, layout.little),
      value: at + 8,
    };
  }
  const vr = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
  const reserved = view.getUint16(at + 6, layout.little);
  const known = isKnownVr(vr);
  if (!known && !/^[A-Z]{2}$/.test(vr)) {
    // Some devices leave single elements without VR in an explicit data set; the length then takes its place.
    scan.warnings.add("Some entries of the file do not state their type; it was taken from the standard.");
    if (reserved !== 0 || vr === "??" || vr === "  ") return { tag, vr: "UN", length: reserved, value: at + 8 };
    return {
      tag,
      vr: dictionaryVr(tag, scan.signed) ?? "UN",
      length: view.getUint32(at + 4, layout.little),
      value: at + 8,
    };
  }
  if (known && !longVrs.has(vr)) return { tag, vr, length: reserved, value: at + 8 };
  if (!known && reserved !== 0) return { tag, vr: "UN", length: reserved, value: at + 8 };
  if (at + 12 > end) throw overrun(scan, end, tag);
  return { tag, vr: known ? vr : "UN", length: view.getUint32(at + 8, layout.little), value: at + 12 };
}

/** The items of encapsulated pixel data, PS3.5 section A.4. Returns where the data set goes on. */
function readFragments(scan: Scan, header: Header, place: Place): number {
  const fragments: Range[] = [];
  let at = header.value;
  while (at < place.end) {
    const item = readHeader(scan, place.layout, at, place.end);
    if (item.tag === "FFFEE0DD") {
      at = item.value;
      break;
    }
    if (item.tag !== "FFFEE000") throw new DicomRefused("damaged", `(${item.tag}) stands among the image fragments`);
    if (item.value + item.length > place.end) throw overrun(scan, place.end, "image fragment");
    fragments.push([item.value, item.length]);
    at = item.value + item.length;
    if (at === place.end)
      scan.warnings.add("The end mark of the image data is missing; the image data themselves are whole.");
  }
  if (fragments.length === 0) throw new DicomRefused("damaged", "encapsulated pixel data without any item");
  const [offsetTable = [header.value, 0] as const, ...rest] = fragments;
  if (place.depth === 0 && pixelTags.has(header.tag)) {
    const range = [header.value, at - header.value] as const;
    scan.pixel = { tag: header.tag, vr: header.vr, range, offsetTable, fragments: rest };
  }
  return at;
}

/** The items of a sequence, PS3.5 section 7.5. */
function readSequence(scan: Scan, header: Header, place: Place): { element: DicomElement; next: number } {
  if (place.depth >= maximalDepth) throw new DicomRefused("too-deep");
  const open = header.length === undefinedLength;
  const end = open ? place.end : header.value + header.length;
  const values: DicomJson[] = [];
  let at = header.value;
  while (at < end) {
    const item = readHeader(scan, place.layout, at, end);
    at = item.value;
    if (item.tag === "FFFEE0DD") break;
    if (item.tag !== "FFFEE000")
      throw new DicomRefused("damaged", `(${item.tag}) stands between the items of (${header.tag})`);
    const openItem = item.length === undefinedLength;
    const itemEnd = openItem ? end : at + item.length;
    if (itemEnd > end) throw overrun(scan, end, `item of ${header.tag}`);
    const inner = readDataset(scan, at, { ...place, end: itemEnd, depth: place.depth + 1, open: openItem });
    values.push(inner.json);
    at = openItem ? inner.next : itemEnd;
    if (open && at >= end) throw overrun(scan, end, header.tag);
  }
  if (open && at === header.value) throw overrun(scan, end, header.tag);
  return { element: values.length === 0 ? { vr: "SQ" } : { vr: "SQ", Value: values }, next: open ? at : end };
}

/** A sequence of stated length that contradicts itself is kept as bytes: its end is known, so the rest can be read. */
function readClosedSequence(scan: Scan, header: Header, place: Place): { element: DicomElement; next: number } {
  const { pixel } = scan;
  try {
    return readSequence(scan, header, place);
  } catch (error) {
    if (!(error instanceof DicomRefused) || error.code === "too-deep") throw error;
    scan.pixel = pixel;
    scan.warnings.add(
      "A part of the file's description is damaged and was left out of account; the images are not touched by it.",
    );
    const bulk: DicomElement = { vr: "UN", BulkDataURI: `bulk:${header.value}-${header.length}` };
    return { element: bulk, next: header.value + header.length };
  }
}

function readValue(scan: Scan, header: Header, place: Place): { element: DicomElement; next: number } {
  const { tag, value, length } = header;
  if (length === undefinedLength) {
    if (pixelTags.has(tag) || (isBinary(header.vr) && header.vr !== "UN")) {
      const next = readFragments(scan, header, place);
      return {
        element: { vr: header.vr === "UN" ? "OB" : header.vr, BulkDataURI: `bulk:${value}-${next - value}` },
        next,
      };
    }
    // UN of undefined length is a sequence in implicit little endian, PS3.5 section 6.2.2 note 4.
    const layout = header.vr === "UN" && place.layout.explicit ? sequenceLayout : place.layout;
    return readSequence(scan, header, { ...place, layout });
  }
  if (value + length > place.end) throw overrun(scan, place.end, tag);
  const next = value + length;
  const known = header.vr === "UN" && place.layout.explicit ? dictionaryVr(tag, scan.signed) : null;
  const layout = known === null ? place.layout : sequenceLayout;
  const vr = known ?? header.vr;
  if (vr === "SQ") return readClosedSequence(scan, header, { ...place, layout });
  if (pixelTags.has(tag)) {
    if (place.depth === 0) scan.pixel = { tag, vr, range: [value, length], offsetTable: [value, 0], fragments: null };
    return { element: { vr, BulkDataURI: `bulk:${value}-${length}` }, next };
  }
  if (isBinary(vr) && length > inlineLimit && !(lookUpTables.has(tag) && length <= 131_072)) {
    return { element: { vr, BulkDataURI: `bulk:${value}-${length}` }, next };
  }
  return { element: readElement(vr, scan.bytes.subarray(value, next), layout.little, place.charset), next };
}

/** Elements that are not part of the data set in JSON: group lengths, the file's own group, padding. */
function isLeftOut(tag: string): boolean {
  return tag.endsWith("0000") || tag.startsWith("0002") || tag === "FFFCFFFC";
}

/** Identity stated twice must never be read as one value here and as the other there. */
function isIdentity(tag: string): boolean {
  return ["00100010", "00100020", "00100030", "00080018", "00080016", "0020000D", "0020000E"].includes(tag);
}

function put(scan: Scan, json: DicomJson, tag: string, element: DicomElement, depth: number): void {
  const before = json[tag];
  if (before === undefined) {
    json[tag] = element;
    return;
  }
  scan.duplicates += 1;
  if (scan.duplicates > maximalDuplicates) throw new DicomRefused("damaged", "the same entries over and over");
  if (element.vr !== "SQ" && JSON.stringify(before) === JSON.stringify(element)) return;
  if (depth === 0 && isIdentity(tag)) throw new DicomRefused("ambiguous", `(${tag}) stands twice`);
  scan.warnings.add("An entry of the file stands twice with different values; the first one was taken.");
}

/** Zeros behind the pixel data: some devices fill their files up with megabytes of them. */
function isPadding(scan: Scan, at: number): boolean {
  return at + 8 > scan.bytes.length ? scan.bytes[at] === 0 : scan.view.getBigUint64(at) === 0n;
}

/** Reads one element into `json`; returns where the next one begins, or null where the item has ended. */
function readInto(scan: Scan, json: DicomJson, place: Place, at: number): { next: number; ended: boolean } {
  const header = readHeader(scan, place.layout, at, place.end);
  const { tag } = header;
  if (tag === "FFFEE00D" && (place.open || (place.depth > 0 && header.length === 0)))
    return { next: header.value, ended: true };
  if (tag.startsWith("FFFE")) throw new DicomRefused("damaged", `(${tag}) stands alone`);
  scan.elements += 1;
  if (scan.elements > maximalElements) throw new DicomRefused("too-large", "more elements than can be read safely");
  const { element, next } = readValue(scan, header, place);
  if (isLeftOut(tag) || (isPrivate(tag) && tag < "00090000")) return { next, ended: false };
  put(scan, json, tag, element, place.depth);
  if (tag === "00080005") place.charset = charsetFrom(scan, json);
  if (tag === "00280103" && place.depth === 0) scan.signed = element.Value?.[0] === 1;
  return { next, ended: false };
}

/**
 * Reads a data set from `start` to the end of its place (or to its item delimiter) into DICOM JSON. Throws DicomRefused, except
 * for what stands behind whole pixel data: rubbish there takes nothing from the image.
 */
export function readDataset(scan: Scan, start: number, outer: Place): { json: DicomJson; next: number } {
  const json: DicomJson = {};
  const place = { ...outer };
  let at = start;
  while (at < place.end) {
    if (place.depth === 0 && scan.pixel !== null && isPadding(scan, at)) break;
    try {
      const { next, ended } = readInto(scan, json, place, at);
      at = next;
      if (ended) return { json, next };
    } catch (error) {
      const tolerable = error instanceof DicomRefused && (error.code === "truncated" || error.code === "damaged");
      if (!tolerable || place.depth > 0 || scan.pixel === null) throw error;
      scan.warnings.add("Behind the image data the file holds something unreadable, which was left out of account.");
      return { json, next: at };
    }
  }
  if (place.open) throw overrun(scan, scan.bytes.length, "an item without end");
  return { json, next: at };
}

function charsetFrom(scan: Scan, json: DicomJson): Charset {
  const { charset, unknown } = charsetOf(texts(json, "00080005"));
  if (unknown !== null)
    scan.warnings.add(`The file names an unknown character set (${unknown.slice(0, 40)}); names may look wrong.`);
  // What is written here is Unicode whatever the file used, PS3.18 section F.2.
  json["00080005"] = { vr: "CS", Value: ["ISO_IR 192"] };
  return charset;
}
