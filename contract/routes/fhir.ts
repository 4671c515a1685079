import { z } from "zod";
import { defineRoutes } from "../route.ts";

const resourceType = z.string().regex(/^[A-Z][A-Za-z]{1,60}$/);
const reply = { raw: "application/fhir+json" } as const;

/** FHIR R4, RESTful API (section 3.1.0), over signed opinions. Queries are read by interop/fhir, which knows their grammar. */
export const fhirRoutes = defineRoutes({
  fhirMetadata: {
    method: "GET",
    path: "/fhir/metadata",
    summary: "FHIR R4: what the server can do (CapabilityStatement)",
    access: { kind: "public" },
    blind: "carries-nothing",
    reply,
  },
  fhirSearch: {
    method: "GET",
    path: "/fhir/:type",
    summary: "FHIR R4: search resources of signed opinions",
    access: { kind: "images" },
    blind: "filtered",
    params: z.object({ type: resourceType }),
    query: z.looseObject({}),
    reply,
  },
  fhirRead: {
    method: "GET",
    path: "/fhir/:type/:id",
    summary: "FHIR R4: read a resource of a signed opinion",
    access: { kind: "images" },
    blind: "filtered",
    params: z.object({ type: resourceType, id: z.uuid() }),
    query: z.looseObject({}),
    reply,
  },
});
