import { shownText } from "./escape.ts";

export type SrCode = { CodeValue: string; CodingSchemeDesignator: string; CodeMeaning: string };
export type SrDataset = { [keyword: string]: SrValue };
export type SrValue = string | number | string[] | number[] | SrDataset[];

/** How an item stands to the one above it (PS3.3 Table C.17.3-8). */
export type Relationship =
  | "CONTAINS"
  | "HAS PROPERTIES"
  | "HAS CONCEPT MOD"
  | "HAS OBS CONTEXT"
  | "INFERRED FROM"
  | "SELECTED FROM";

export function dcmCode(CodeValue: string, CodeMeaning: string): SrCode {
  return { CodeValue, CodingSchemeDesignator: "DCM", CodeMeaning };
}

/** Concepts for which no public code is known here, under a private designator (PS3.16 section 8.2). */
export function ownCode(CodeValue: string, CodeMeaning: string): SrCode {
  return { CodeValue, CodingSchemeDesignator: "99OVERREAD", CodeMeaning };
}

export function srItem(
  relationship: Relationship,
  valueType: string,
  name: SrCode | null,
  value: SrDataset,
  children: readonly SrDataset[] = [],
): SrDataset {
  return {
    RelationshipType: relationship,
    ValueType: valueType,
    ...(name === null ? {} : { ConceptNameCodeSequence: [name] }),
    ...value,
    ...(children.length === 0 ? {} : { ContentSequence: [...children] }),
  };
}

export function srContainer(
  name: SrCode,
  children: readonly SrDataset[],
  relationship: Relationship = "CONTAINS",
): SrDataset {
  return srItem(relationship, "CONTAINER", name, { ContinuityOfContent: "SEPARATE" }, children);
}

/** A text as content item; none where there is nothing to say, for Text Value must not be empty. */
export function srText(
  name: SrCode,
  text: string,
  relationship: Relationship = "CONTAINS",
  children: readonly SrDataset[] = [],
): SrDataset[] {
  if (text.trim() === "") return [];
  return [srItem(relationship, "TEXT", name, { TextValue: unlimitedText(text) }, children)];
}

/** UT may hold CR LF and no other control characters (PS3.5 section 6.2). */
function unlimitedText(text: string): string {
  return shownText(text).replaceAll("\t", " ").replaceAll("\n", "\r\n").trimEnd();
}

/** LO and SH: one line, no backslash, no longer than `limit` characters (PS3.5 section 6.2). */
export function shortText(text: string, limit = 64): string {
  return [...shownText(text).replace(/[\s]+/g, " ").replaceAll("\\", "/").trim()].slice(0, limit).join("");
}

/**
 * A person's name as PN (PS3.5 section 6.2.1): family^given, 64 characters at most. Of a name too long for it both parts are cut; the
 * name stands whole in a content item.
 */
export function personName(family: string, given = ""): string {
  const clean = (part: string) => shortText(part.replace(/[\^=]/g, " "), 64);
  const [first, second] = [clean(family), clean(given)];
  // A name that is not given in parts is one complex name; the delimiter says that it is meant so.
  if (second === "") return first === "" ? "" : `${shortText(first, 63)}^`;
  const room = 63;
  const forFamily = Math.max(room - [...second].length, Math.ceil(room / 2));
  const kept = shortText(first, forFamily);
  return `${kept}^${shortText(second, room - [...kept].length)}`;
}
