import { keywordOf } from "./dictionary.ts";
import type { DicomElement, DicomJson } from "./json.ts";

/** An attribute in which two data sets differ, with what each says; "" where one is silent. */
export type AttributeDifference = { keyword: string; kept: string; other: string };

const longestText = 120;
const mostDifferences = 30;
/** Where the bulk lies in the file, and how the file encodes its text, say nothing about the image. */
const apart = new Set(["7FE00010", "7FE00008", "7FE00009", "00080005"]);

/** In what two images under one UID differ, as far as their descriptions tell: standard attributes of the top level, in their order. */
export function compareInstances(kept: DicomJson, other: DicomJson): AttributeDifference[] {
  const tags = [...new Set([...Object.keys(kept), ...Object.keys(other)])].sort();
  const differences: AttributeDifference[] = [];
  for (const tag of tags) {
    const keyword = apart.has(tag) ? null : keywordOf(tag);
    if (keyword === null) continue;
    const [a, b] = [said(kept[tag]), said(other[tag])];
    if (a === b) continue;
    differences.push({ keyword, kept: a.slice(0, longestText), other: b.slice(0, longestText) });
    if (differences.length === mostDifferences) break;
  }
  return differences;
}

function said(element: DicomElement | undefined): string {
  if (element === undefined) return "";
  if (element.BulkDataURI !== undefined) return `${element.BulkDataURI.split("-")[1] ?? "0"} bytes`;
  if (element.InlineBinary !== undefined) return element.InlineBinary;
  return (element.Value ?? [])
    .map((value) => (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "")))
    .join("\\");
}
