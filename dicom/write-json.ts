import { bulkBytes } from "./frames.ts";
import { joinBytes } from "./join-bytes.ts";
import { type DicomElement, type DicomJson, type DicomValue, inlineBytes, items } from "./json.ts";
import { swapped } from "./values.ts";

const longVrs = new Set(["OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"]);
const sampleSizes: Readonly<Record<string, number>> = {
  OW: 2,
  OL: 4,
  OF: 4,
  OD: 8,
  OV: 8,
  US: 2,
  SS: 2,
  UL: 4,
  SL: 4,
  FL: 4,
  FD: 8,
};
const encoder = new TextEncoder();

/** Where bulk data come from, and whether they lie there in little endian. */
export type BulkSource = { file: Uint8Array; little: boolean };

function stringOf(value: DicomValue): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  if (!("Alphabetic" in value || "Ideographic" in value || "Phonetic" in value)) return "";
  const group = (part: unknown) => (typeof part === "string" ? part : "");
  return [value.Alphabetic, value.Ideographic, value.Phonetic].map(group).join("=").replace(/=+$/, "");
}

function numberBytes(vr: string, values: readonly DicomValue[]): Uint8Array | null {
  const size = vr === "UV" || vr === "SV" ? 8 : vr === "AT" ? 4 : sampleSizes[vr];
  if (size === undefined) return null;
  const view = new DataView(new ArrayBuffer(values.length * size));
  values.forEach((value, i) => {
    const at = i * size;
    const number = typeof value === "string" ? Number(value.replace("inf", "Infinity")) : Number(value ?? 0);
    if (vr === "US") view.setUint16(at, number, true);
    else if (vr === "SS") view.setInt16(at, number, true);
    else if (vr === "UL") view.setUint32(at, number, true);
    else if (vr === "SL") view.setInt32(at, number, true);
    else if (vr === "FL") view.setFloat32(at, number, true);
    else if (vr === "FD") view.setFloat64(at, number, true);
    else if (vr === "AT") {
      view.setUint16(at, Number.parseInt(String(value).slice(0, 4), 16), true);
      view.setUint16(at + 2, Number.parseInt(String(value).slice(4), 16), true);
    } else view.setBigInt64(at, BigInt.asIntN(64, BigInt(String(value ?? 0))), true);
  });
  return new Uint8Array(view.buffer);
}

function valueBytes(
  json: DicomJson,
  tag: string,
  element: DicomElement,
  bulk: BulkSource,
  explicit: boolean,
): Uint8Array {
  if (element.BulkDataURI !== undefined) {
    const bytes = bulkBytes(bulk.file, element.BulkDataURI);
    const size = sampleSizes[element.vr] ?? 1;
    return bulk.little || size === 1 ? bytes : swapped(bytes, size);
  }
  if (element.vr === "SQ") {
    return joinBytes(
      items(json, tag).flatMap((item) => {
        const content = writeJson(item, bulk, false, explicit);
        return [header("FFFEE000", null, content.length), content];
      }),
    );
  }
  const inline = inlineBytes(json, tag);
  const values = element.Value ?? [];
  return inline ?? numberBytes(element.vr, values) ?? encoder.encode(values.map(stringOf).join("\\"));
}

function header(tag: string, vr: string | null, length: number): Uint8Array {
  const long = vr !== null && longVrs.has(vr);
  const view = new DataView(new ArrayBuffer(long ? 12 : 8));
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  view.setUint16(2, Number.parseInt(tag.slice(4), 16), true);
  if (vr !== null) {
    view.setUint8(4, vr.charCodeAt(0));
    view.setUint8(5, vr.charCodeAt(1));
  }
  if (vr === null || long) view.setUint32(vr === null ? 4 : 8, length, true);
  else view.setUint16(6, length, true);
  return new Uint8Array(view.buffer);
}

/**
 * Writes a data set of DICOM JSON in Explicit VR Little Endian, UTF-8 text, elements in ascending order. Bulk data come from
 * `bulk.file`; `encapsulated` says that the pixel data's bytes are items, which get undefined length (PS3.5 section A.4).
 * @param explicit false writes Implicit VR Little Endian
 */
export function writeJson(json: DicomJson, bulk: BulkSource, encapsulated = false, explicit = true): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const tag of Object.keys(json).sort()) {
    const element = json[tag];
    if (element === undefined) continue;
    const bytes = valueBytes(json, tag, element, bulk, explicit);
    const open = encapsulated && tag === "7FE00010";
    const odd = bytes.length % 2 === 1;
    const short = !longVrs.has(element.vr);
    // A value too long for its VR's 16-bit length is written as UN, PS3.5 section 6.2.2.
    const vr = short && bytes.length > 65_534 ? "UN" : element.vr;
    parts.push(header(tag, explicit ? vr : null, open ? 0xffffffff : bytes.length + (odd ? 1 : 0)), bytes);
    if (odd && !open) parts.push(Uint8Array.of(short && element.vr !== "UI" ? 32 : 0));
  }
  return joinBytes(parts);
}
