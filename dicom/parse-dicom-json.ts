import { dictionaryVr } from "./dictionary.ts";
import type { DicomElement, DicomJson, DicomValue, PersonName } from "./json.ts";
import { isKnownVr } from "./values.ts";

/** Deeper nesting than any real object has is an attack on the stack. */
const deepest = 64;

/** What is wrong with a data set that came as DICOM JSON, with the place in it. */
export class NotDicomJson extends Error {
  constructor(place: string, what: string) {
    super(`${place}: ${what}`);
    this.name = "NotDicomJson";
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads the DICOM JSON model of one data set as somebody else wrote it (PS3.18 annex F): each element is checked, group 2 and group
 * lengths are left out.
 * @throws NotDicomJson naming the element
 */
export function parseDicomJson(value: unknown, place = "data set", depth = 0): DicomJson {
  if (!isRecord(value)) throw new NotDicomJson(place, "an object is asked for");
  if (depth > deepest) throw new NotDicomJson(place, "nested too deeply");
  const json: DicomJson = {};
  for (const [name, element] of Object.entries(value)) {
    if (!/^[0-9A-Fa-f]{8}$/.test(name)) throw new NotDicomJson(place, `${name.slice(0, 64)} is no tag`);
    const tag = name.toUpperCase();
    if (tag.startsWith("0002") || tag.endsWith("0000")) continue;
    json[tag] = readElement(element, tag, `${place} ${tag}`, depth);
  }
  return json;
}

function readElement(value: unknown, tag: string, place: string, depth: number): DicomElement {
  if (!isRecord(value)) throw new NotDicomJson(place, "an object with vr is asked for");
  const vr = typeof value.vr === "string" ? value.vr : (dictionaryVr(tag, false) ?? "UN");
  if (!isKnownVr(vr)) throw new NotDicomJson(place, `${vr.slice(0, 16)} is no VR`);
  const { BulkDataURI: uri, InlineBinary: inline, Value: values } = value;
  const given = [uri, inline, values].filter((one) => one !== undefined).length;
  if (given > 1) throw new NotDicomJson(place, "more than one of Value, BulkDataURI and InlineBinary");
  if (uri !== undefined) {
    if (typeof uri !== "string" || uri === "") throw new NotDicomJson(place, "BulkDataURI is no address");
    return { vr, BulkDataURI: uri };
  }
  if (inline !== undefined) {
    if (typeof inline !== "string" || !/^[A-Za-z0-9+/]*={0,2}$/.test(inline))
      throw new NotDicomJson(place, "InlineBinary is not base64");
    return { vr, InlineBinary: inline };
  }
  if (values === undefined) return { vr };
  if (!Array.isArray(values)) throw new NotDicomJson(place, "Value is no array");
  return { vr, Value: values.map((one: unknown, n) => readValue(one, vr, `${place}[${n}]`, depth)) };
}

function readValue(value: unknown, vr: string, place: string, depth: number): DicomValue {
  if (vr === "SQ") return parseDicomJson(value ?? {}, place, depth + 1);
  if (value === null || typeof value === "number") return value;
  if (typeof value === "string") return vr === "PN" ? { Alphabetic: value } : value;
  if (vr === "PN" && isRecord(value)) return readName(value, place);
  throw new NotDicomJson(place, "no value of this VR");
}

function readName(value: Record<string, unknown>, place: string): PersonName {
  const name: PersonName = {};
  for (const group of ["Alphabetic", "Ideographic", "Phonetic"] as const) {
    const text = value[group];
    if (text === undefined) continue;
    if (typeof text !== "string") throw new NotDicomJson(place, `${group} is no text`);
    name[group] = text;
  }
  return name;
}
