import { z } from "zod";
import type { FhirBundle, FhirResource, Json } from "./fhir-part.ts";

/** How a parameter's values are compared (FHIR R4 section 3.1.1.4). */
export type SearchKind = "token" | "string" | "date" | "reference";
export type SearchParameter = { kind: SearchKind; path: string; documentation: string };

const identifier: SearchParameter = { kind: "token", path: "identifier", documentation: "A number of the resource" };
const patient: SearchParameter = { kind: "reference", path: "subject", documentation: "Of whom it is" };
const status: SearchParameter = { kind: "token", path: "status", documentation: "Its status" };
const code: SearchParameter = { kind: "token", path: "code", documentation: "What it is" };
const subject = { patient, subject: patient };

/** What can be read, and by what it can be searched. Names and kinds are those of the standard (FHIR R4, each resource's section). */
export const fhirTypes: Readonly<Record<string, Readonly<Record<string, SearchParameter>>>> = {
  Patient: {
    identifier,
    family: { kind: "string", path: "name.family", documentation: "Family name, from its beginning" },
    given: { kind: "string", path: "name.given", documentation: "Given name, from its beginning" },
    name: { kind: "string", path: "name", documentation: "Any part of the name, from its beginning" },
    birthdate: { kind: "date", path: "birthDate", documentation: "Day of birth" },
    gender: { kind: "token", path: "gender", documentation: "Administrative gender" },
  },
  DiagnosticReport: {
    ...subject,
    identifier,
    status,
    code,
    issued: { kind: "date", path: "issued", documentation: "When it was signed" },
    "based-on": { kind: "reference", path: "basedOn", documentation: "The request it answers" },
    result: { kind: "reference", path: "result", documentation: "An observation in it" },
  },
  ImagingStudy: {
    ...subject,
    identifier,
    status,
    started: { kind: "date", path: "started", documentation: "When the study was made" },
    modality: { kind: "token", path: "modality", documentation: "A modality of the study" },
  },
  Observation: {
    ...subject,
    status,
    code,
    date: { kind: "date", path: "effectiveDateTime", documentation: "When it was seen" },
  },
  ServiceRequest: { ...subject, identifier, status, code },
  Composition: {
    ...subject,
    identifier,
    status,
    type: { kind: "token", path: "type", documentation: "Kind of document" },
    date: { kind: "date", path: "date", documentation: "When it was signed" },
  },
  Bundle: {
    identifier,
    timestamp: { kind: "date", path: "timestamp", documentation: "When the document was signed" },
  },
  Practitioner: { name: { kind: "string", path: "name", documentation: "Name, from its beginning" } },
  PractitionerRole: {},
  Organization: { name: { kind: "string", path: "name", documentation: "Name, from its beginning" } },
  Provenance: {},
};

export type IndexedResource = { resource: FhirResource; search: Record<string, string[]> };

/**
 * The resources of a document as a server gives them out, the document itself among them: references by type and id instead of by UUID,
 * and what each can be found by.
 */
export function indexedResources(bundle: FhirBundle): IndexedResource[] {
  const types = new Map(
    bundle.entry.map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]),
  );
  const own = bundle.entry
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType in fhirTypes)
    .map((resource) => ({ ...resource, ...resolved(withoutType(resource), types) }));
  const document: FhirResource = {
    resourceType: bundle.resourceType,
    id: bundle.id,
    identifier: bundle.identifier,
    type: bundle.type,
    timestamp: bundle.timestamp,
    entry: bundle.entry.map(({ fullUrl, resource }) => ({ fullUrl, resource })),
  };
  return [...own, document].map((resource) => ({ resource, search: searchValues(resource) }));
}

function withoutType({ resourceType: _, id: __, ...members }: FhirResource): Record<string, Json | undefined> {
  return members;
}

function resolved(
  members: Record<string, Json | undefined>,
  types: ReadonlyMap<string, string>,
): Record<string, Json | undefined> {
  const change = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]): [string, Json][] => {
        if (member === undefined) return [];
        const target = key === "reference" && typeof member === "string" ? types.get(member) : undefined;
        return [[key, target ?? change(member)]];
      }),
    );
  };
  return Object.fromEntries(
    Object.entries(members).map(([key, member]) => [key, member === undefined ? undefined : change(member)]),
  );
}

/** All values of a resource by each of its parameters, as text: tokens as "code" and "system|code", references as ids. */
export function searchValues(resource: FhirResource): Record<string, string[]> {
  const parameters = fhirTypes[resource.resourceType] ?? {};
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { kind, path }]) => [
      name,
      [...new Set(at(resource, path.split(".")).flatMap((value) => valuesOf[kind](value)))],
    ]),
  );
}

function at(value: Json | undefined, path: readonly string[]): Json[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((member) => at(member, path));
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  return typeof value === "object" && value !== null ? at(value[first], rest) : [];
}

const coding = z.object({ system: z.string().optional(), code: z.string() });
const withCodings = z.object({ coding: z.array(coding) });
const identifierValue = z.object({ system: z.string().optional(), value: z.string() });

const valuesOf: Record<SearchKind, (value: Json) => string[]> = {
  token: (value) => {
    if (typeof value === "string") return [value];
    const codes =
      withCodings.safeParse(value).data?.coding ?? [coding.safeParse(value).data].filter((one) => one !== undefined);
    const number = identifierValue.safeParse(value).data;
    return [
      ...codes.flatMap((one) => [one.code, `${one.system ?? ""}|${one.code}`]),
      ...(number === undefined ? [] : [number.value, `${number.system ?? ""}|${number.value}`]),
    ];
  },
  string: (value) =>
    leaves(value)
      .map(foldedText)
      .filter((text) => text !== ""),
  date: (value) => (typeof value === "string" ? [value] : []),
  reference: (value) => {
    const told = z.object({ reference: z.string() }).safeParse(value).data?.reference;
    return told === undefined ? [] : [told.split("/").at(-1) ?? told];
  },
};

function leaves(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((member) => (member === undefined ? [] : leaves(member)));
}

/** Without case and accents, as strings are to be compared (FHIR R4 section 3.1.1.4.8). */
export function foldedText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
