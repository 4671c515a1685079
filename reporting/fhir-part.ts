import { createHash } from "node:crypto";
import type { OpinionContent } from "#contract/opinion.ts";
import { shownText } from "./escape.ts";

export type Json = string | number | boolean | Json[] | { [key: string]: Json | undefined };
export type JsonObject = { [key: string]: Json | undefined };
export type FhirResource = { resourceType: string; id: string; [key: string]: Json | undefined };

/** A document Bundle of FHIR R4 (section 3.3): the Composition first, then everything it points at. */
export type FhirBundle = {
  resourceType: "Bundle";
  id: string;
  identifier: { system: string; value: string };
  type: "document";
  timestamp: string;
  entry: { fullUrl: string; resource: FhirResource }[];
};

/** A resource before it has its id; others point at it by its key. */
export type FhirPart = { key: string; resource: JsonObject & { resourceType: string } };

/**
 * The same id for the same thing in the same version of the same opinion: a UUID of version 8 (RFC 9562 section 5.8) out of SHA-256.
 * @param key names the thing within the document
 */
export function documentUuid({ caseId, version }: Pick<OpinionContent, "caseId" | "version">, key: string): string {
  const hex = createHash("sha256").update(`${caseId}/${version}/${key}`).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.slice(16, 17), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A reference to another part of the same document. */
export function refer(content: OpinionContent, key: string): JsonObject {
  return { reference: `urn:uuid:${documentUuid(content, key)}` };
}

export function coded(system: string, code: string, display: string): JsonObject {
  return { coding: [{ system, code, display }] };
}

export const loinc = "http://loinc.org";
export const dcm = "http://dicom.nema.org/resources/ontology/DCM";

/**
 * The value without its empty parts: R4 allows no empty string, array or object (section 2.6.2), and no control characters in a string.
 * Undefined when nothing is left.
 */
export function pruned(value: Json | undefined): Json | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : shownText(value);
  if (Array.isArray(value)) {
    const kept = value.map(pruned).filter((member) => member !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (typeof value !== "object") return value;
  const kept = prunedObject(value);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

export function prunedObject(value: JsonObject): JsonObject {
  const members = Object.entries(value).flatMap(([key, member]): [string, Json][] => {
    const kept = pruned(member);
    return kept === undefined ? [] : [[key, kept]];
  });
  return Object.fromEntries(members);
}
