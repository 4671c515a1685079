import { type DicomJson, personName, text } from "#dicom/json.ts";
import type { SrDataset } from "../sr-item.ts";

export type DicomInstance = SrDataset;

type Wanted = readonly [keyword: string, tag: string, how?: "name" | "optional"];

/**
 * Attributes of one data set by keyword, as they are there; a wanted one that is absent is empty (type 2), an optional one is left out.
 * A name keeps its three writings.
 */
export function instanceOf(json: DicomJson, wanted: readonly Wanted[]): DicomInstance {
  const found: DicomInstance = {};
  for (const [keyword, tag, how] of wanted) {
    const value = how === "name" ? nameOf(json, tag) : text(json, tag);
    if (value !== "" || how !== "optional") found[keyword] = value;
  }
  return found;
}

function nameOf(json: DicomJson, tag: string): string {
  const name = personName(json, tag);
  if (name === null) return "";
  return [name.Alphabetic ?? "", name.Ideographic ?? "", name.Phonetic ?? ""].join("=").replace(/=+$/, "");
}
