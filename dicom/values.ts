import { type Charset, decodeText, latin1 } from "./charset.ts";
import type { DicomElement, DicomValue, PersonName } from "./json.ts";

const textVrs = new Set(["SH", "LO", "ST", "LT", "UC", "UT", "PN"]);
/** One value only: a backslash is text in these, PS3.5 Table 6.2-1. */
const singleTextVrs = new Set(["ST", "LT", "UT", "UR"]);
const stringVrs = new Set(["AE", "AS", "CS", "DA", "DS", "DT", "IS", "TM", "UI", "UR", ...textVrs]);

type NumberReader = { size: number; read: (view: DataView, at: number, little: boolean) => DicomValue };
const bigAsNumber = (value: bigint): DicomValue =>
  BigInt.asIntN(54, value) === value ? Number(value) : value.toString();
const hex4 = (value: number) => value.toString(16).toUpperCase().padStart(4, "0");
const finite = (value: number): DicomValue =>
  Number.isFinite(value) ? value : String(value).replace("Infinity", "inf");

/** Binary VRs whose values are numbers in JSON, PS3.18 Table F.2.3-1. */
const numberVrs: Readonly<Record<string, NumberReader>> = {
  US: { size: 2, read: (view, at, little) => view.getUint16(at, little) },
  SS: { size: 2, read: (view, at, little) => view.getInt16(at, little) },
  UL: { size: 4, read: (view, at, little) => view.getUint32(at, little) },
  SL: { size: 4, read: (view, at, little) => view.getInt32(at, little) },
  UV: { size: 8, read: (view, at, little) => bigAsNumber(view.getBigUint64(at, little)) },
  SV: { size: 8, read: (view, at, little) => bigAsNumber(view.getBigInt64(at, little)) },
  FL: { size: 4, read: (view, at, little) => finite(view.getFloat32(at, little)) },
  FD: { size: 8, read: (view, at, little) => finite(view.getFloat64(at, little)) },
  AT: { size: 4, read: (view, at, little) => hex4(view.getUint16(at, little)) + hex4(view.getUint16(at + 2, little)) },
};

/** Sample sizes of the "other" VRs, needed to turn big endian into the little endian that JSON asks for. */
const otherSizes: Readonly<Record<string, number>> = { OW: 2, OL: 4, OF: 4, OD: 8, OV: 8 };

/** A VR that PS3.5 Table 6.2-1 knows. */
export function isKnownVr(vr: string): boolean {
  return stringVrs.has(vr) || vr in numberVrs || vr in otherSizes || vr === "OB" || vr === "UN" || vr === "SQ";
}

/** Whether the values are kept as bulk data once they are long; text and sequences never are. */
export function isBinary(vr: string): boolean {
  return !stringVrs.has(vr) && vr !== "SQ";
}

function trimmed(value: string, vr: string): string {
  const unpadded = value.replace(/[\0 ]+$/, "");
  return textVrs.has(vr) && (vr === "PN" || vr === "LT" || vr === "ST" || vr === "UT" || vr === "UC")
    ? unpadded
    : unpadded.trimStart();
}

function nameOf(value: string): PersonName | null {
  const [alphabetic = "", ideographic = "", phonetic = ""] = value
    .split("=")
    .map((group) => group.replace(/[\0 ^]+$/, ""));
  if (alphabetic === "" && ideographic === "" && phonetic === "") return null;
  const name: PersonName = {};
  if (alphabetic !== "" || (ideographic === "" && phonetic === "")) name.Alphabetic = alphabetic;
  if (ideographic !== "") name.Ideographic = ideographic;
  if (phonetic !== "") name.Phonetic = phonetic;
  return name;
}

function stringValue(value: string, vr: string): DicomValue {
  if (value === "") return null;
  if (vr === "PN") return nameOf(value);
  if (vr !== "DS" && vr !== "IS") return value;
  // What is not a number stays as it was written, so that nothing is dropped in silence.
  const number = Number(value.trim());
  return Number.isFinite(number) && value.trim() !== "" ? number : value;
}

function readStrings(bytes: Uint8Array, vr: string, charset: Charset): DicomValue[] {
  const whole = textVrs.has(vr) ? decodeText(bytes, charset, vr === "PN") : latin1(bytes);
  const parts = singleTextVrs.has(vr) ? [whole] : whole.split("\\");
  const values = parts.map((part) => stringValue(trimmed(part, vr), vr));
  return values.length === 1 && values[0] === null ? [] : values;
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** A copy of `bytes` with the bytes of each sample of `size` reversed. */
export function swapped(bytes: Uint8Array, size: number): Uint8Array {
  const result = bytes.slice();
  for (let at = 0; at + size <= result.length; at += size) result.subarray(at, at + size).reverse();
  return result;
}

/** One element with its values as PS3.18 section F.2 writes them; `bytes` is the value field. */
export function readElement(vr: string, bytes: Uint8Array, little: boolean, charset: Charset): DicomElement {
  if (bytes.length === 0) return { vr };
  if (stringVrs.has(vr)) {
    const values = readStrings(bytes, vr, charset);
    return values.length === 0 ? { vr } : { vr, Value: values };
  }
  const reader = numberVrs[vr];
  if (reader === undefined) {
    const size = otherSizes[vr] ?? 1;
    return { vr, InlineBinary: base64(little || size === 1 ? bytes : swapped(bytes, size)) };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: DicomValue[] = [];
  for (let at = 0; at + reader.size <= bytes.length; at += reader.size) values.push(reader.read(view, at, little));
  return values.length === 0 ? { vr } : { vr, Value: values };
}
