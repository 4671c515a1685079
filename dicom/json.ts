/** A person's name in its three writings, each with components parted by "^" (PS3.5 section 6.2.1, PS3.18 section F.2.2). */
export type PersonName = { Alphabetic?: string; Ideographic?: string; Phonetic?: string };

export type DicomValue = string | number | null | PersonName | DicomJson;

export type DicomElement = { vr: string; Value?: DicomValue[]; BulkDataURI?: string; InlineBinary?: string };

/** The DICOM JSON model of one data set: element by tag in eight upper-case hexadecimal digits (PS3.18 section F.2). */
export type DicomJson = { [tag: string]: DicomElement };

function isPersonName(value: DicomValue): value is PersonName {
  if (typeof value !== "object" || value === null) return false;
  return "Alphabetic" in value || "Ideographic" in value || "Phonetic" in value;
}

function isItem(value: DicomValue): value is DicomJson {
  return typeof value === "object" && value !== null && !isPersonName(value);
}

function asText(value: DicomValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (value !== null && isPersonName(value)) return value.Alphabetic ?? value.Ideographic ?? value.Phonetic ?? "";
  return "";
}

/** First value as text, "" where there is none. A person's name gives its alphabetic writing. */
export function text(json: DicomJson, tag: string): string {
  return asText(json[tag]?.Value?.[0] ?? null);
}

/** Every value as text. */
export function texts(json: DicomJson, tag: string): string[] {
  return (json[tag]?.Value ?? []).map(asText);
}

function asNumber(value: DicomValue): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.trim() === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** First value as a number, null where there is none or it is not a number. */
export function number(json: DicomJson, tag: string): number | null {
  return asNumber(json[tag]?.Value?.[0] ?? null);
}

/** Every value that is a number. */
export function numbers(json: DicomJson, tag: string): number[] {
  return (json[tag]?.Value ?? []).map(asNumber).filter((value) => value !== null);
}

/** The items of a sequence, empty where there is none. */
export function items(json: DicomJson, tag: string): DicomJson[] {
  return (json[tag]?.Value ?? []).filter(isItem);
}

/** First person's name, null where there is none. */
export function personName(json: DicomJson, tag: string): PersonName | null {
  const value = json[tag]?.Value?.[0] ?? null;
  return value !== null && isPersonName(value) ? value : null;
}

/** The bytes of an element kept inline (base64), null where it has none or is bulk data. */
export function inlineBytes(json: DicomJson, tag: string): Uint8Array | null {
  const inline = json[tag]?.InlineBinary;
  return inline === undefined ? null : Uint8Array.from(atob(inline), (character) => character.charCodeAt(0));
}

/** The functional group macro of one frame, shared or its own (PS3.3 section C.7.6.16): `frame` counts from 1. */
export function frameGroup(json: DicomJson, frame: number, sequenceTag: string): DicomJson | null {
  const own = items(json, "52009230")[frame - 1];
  const shared = items(json, "52009229")[0];
  return (own && items(own, sequenceTag)[0]) ?? (shared && items(shared, sequenceTag)[0]) ?? null;
}
