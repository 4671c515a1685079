import { isPrivate, keywordOf } from "./dictionary.ts";
import type { DicomElement, DicomJson, DicomValue, PersonName } from "./json.ts";

/** Components of a person's name in their order, PS3.5 section 6.2.1.1 and PS3.19 Table A.1.5-2. */
const components = ["FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix"];
const groups = ["Alphabetic", "Ideographic", "Phonetic"] as const;

/**
 * The Native DICOM Model of a data set in XML (PS3.19 section A.1), from its DICOM JSON. Bulk data stay references. Characters that XML
 * does not know are left out.
 */
export function nativeXml(json: DicomJson): string {
  const open =
    '<?xml version="1.0" encoding="UTF-8"?>\n<NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM" xml:space="preserve">';
  return `${open}${attributes(json)}</NativeDicomModel>\n`;
}

function attributes(json: DicomJson): string {
  return Object.keys(json)
    .sort()
    .map((tag) => attribute(json, tag, json[tag] ?? { vr: "UN" }))
    .join("");
}

function attribute(json: DicomJson, tag: string, element: DicomElement): string {
  const keyword = keywordOf(tag);
  const creator = isPrivate(tag) ? creatorOf(json, tag) : null;
  const names = [
    `tag="${tag}"`,
    `vr="${element.vr}"`,
    ...(keyword === null ? [] : [`keyword="${keyword}"`]),
    ...(creator === null ? [] : [`privateCreator="${escaped(creator)}"`]),
  ];
  const content = contentOf(element);
  return content === ""
    ? `<DicomAttribute ${names.join(" ")}/>`
    : `<DicomAttribute ${names.join(" ")}>${content}</DicomAttribute>`;
}

/** Who defines a private element: the element gggg00xx says it for gggg,xx00 to gggg,xxFF (PS3.5 section 7.8.1). */
function creatorOf(json: DicomJson, tag: string): string | null {
  const block = tag.slice(4, 6);
  if (block === "00") return null;
  const [creator] = json[`${tag.slice(0, 4)}00${block}`]?.Value ?? [];
  return typeof creator === "string" ? creator : null;
}

function contentOf(element: DicomElement): string {
  if (element.BulkDataURI !== undefined) return `<BulkData uri="${escaped(element.BulkDataURI)}"/>`;
  if (element.InlineBinary !== undefined) return `<InlineBinary>${element.InlineBinary}</InlineBinary>`;
  return (element.Value ?? []).map((value, n) => numbered(value, element.vr, n + 1)).join("");
}

function numbered(value: DicomValue, vr: string, number: number): string {
  if (vr === "SQ") return `<Item number="${number}">${isItem(value) ? attributes(value) : ""}</Item>`;
  if (vr === "PN") return `<PersonName number="${number}">${isName(value) ? nameOf(value) : ""}</PersonName>`;
  return value === null ? `<Value number="${number}"/>` : `<Value number="${number}">${escaped(String(value))}</Value>`;
}

const isItem = (value: DicomValue): value is DicomJson => typeof value === "object" && value !== null;
const isName = (value: DicomValue): value is PersonName => typeof value === "object" && value !== null;

function nameOf(name: PersonName): string {
  return groups
    .map((group) => {
      const text = name[group];
      if (text === undefined || text === "") return "";
      const parts = text.split("^").map((part, n) => {
        const component = components[n];
        return part === "" || component === undefined ? "" : `<${component}>${escaped(part)}</${component}>`;
      });
      return `<${group}>${parts.join("")}</${group}>`;
    })
    .join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as XML 1.0 can hold it (section 2.2): no control characters but tab and line ends, no half of a pair. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
    .replace(/\r/g, "&#13;");
}
