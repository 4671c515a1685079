import { fhirTypes } from "#reporting/fhir-search.ts";

/** Day of the last change to what the interface can do. */
const since = "2026-11-29";

/**
 * What this server of FHIR R4 can do (R4 section 5.1).
 * @param url of the service, without a slash at the end
 */
export function capabilityStatement(url: string): object {
  return {
    resourceType: "CapabilityStatement",
    status: "active",
    date: since,
    kind: "instance",
    software: { name: "Overread" },
    implementation: { description: "Signed second opinions", url: `${url}/fhir` },
    fhirVersion: "4.0.1",
    format: ["application/fhir+json"],
    rest: [
      {
        mode: "server",
        documentation:
          "Signed opinions only, of each case the newest version in a search and every version by its id. Parameters that are not known are refused unless Prefer: handling=lenient is sent.",
        security: {
          cors: false,
          description: "A bearer token of the role integrator, or a person's session for the cases of that person.",
        },
        resource: Object.entries(fhirTypes).map(([type, parameters]) => ({
          type,
          interaction: [{ code: "read" }, { code: "search-type" }],
          versioning: "no-version",
          searchParam: [
            { name: "_id", type: "token", documentation: "Id of the resource" },
            ...Object.entries(parameters).map(([name, { kind, documentation }]) => ({
              name,
              type: kind,
              documentation,
            })),
          ],
        })),
      },
    ],
  };
}
