import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { compositionPart, documentSystem } from "./fhir-composition.ts";
import { findingParts } from "./fhir-findings.ts";
import { documentUuid, type FhirBundle, type FhirPart, type FhirResource, prunedObject } from "./fhir-part.ts";
import { peopleParts } from "./fhir-people.ts";
import { pointParts } from "./fhir-points.ts";
import { provenancePart, reportPart, requestPart } from "./fhir-report.ts";
import { studyParts } from "./fhir-studies.ts";

/**
 * The opinion as a document Bundle of FHIR R4: Composition, and a DiagnosticReport with Observations, ImagingStudies, proposals and
 * the page with pictures, after IHE RAD Interactive Multimedia Report as far as a document of its own can go (an endpoint for the
 * images is the server's to name). The same input gives the same bundle.
 * @param pictures PNG by finding, inside the page that the DiagnosticReport carries
 */
export function renderFhir(content: OpinionContent, pictures: readonly FindingPicture[] = []): FhirBundle {
  const identify = (version: number) => `urn:uuid:${documentUuid({ caseId: content.caseId, version }, "document")}`;
  const parts: FhirPart[] = [
    compositionPart(content, identify),
    reportPart(content, pictures, identify(content.version)),
    requestPart(content),
    ...peopleParts(content),
    ...studyParts(content),
    ...findingParts(content),
    ...pointParts(content),
    provenancePart(content),
  ];
  return {
    resourceType: "Bundle",
    id: documentUuid(content, "document"),
    identifier: { system: documentSystem, value: identify(content.version) },
    type: "document",
    timestamp: content.signedAt,
    entry: parts.map((part) => ({
      fullUrl: `urn:uuid:${documentUuid(content, part.key)}`,
      resource: toResource(content, part),
    })),
  };
}

function toResource(content: OpinionContent, { key, resource }: FhirPart): FhirResource {
  const { resourceType, ...members } = resource;
  return { resourceType, id: documentUuid(content, key), ...prunedObject(members) };
}
