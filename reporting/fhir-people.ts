import type { OpinionContent } from "#contract/opinion.ts";
import { type FhirPart, type JsonObject, refer } from "./fhir-part.ts";
import { patientName } from "./outline-answer.ts";

/** Patient, service, readers and their institutions. */
export function peopleParts(content: OpinionContent): FhirPart[] {
  const { patient, organisation, reader, adjudicator, signedBy } = content;
  const name = [
    { use: "official", text: patientName(content), family: patient.familyName, given: [patient.givenName] },
  ];
  return [
    {
      key: "patient",
      resource: {
        resourceType: "Patient",
        identifier: patient.patientId.trim() === "" ? [] : [{ value: patient.patientId }],
        name,
        gender: patient.sex,
        birthDate: patient.birthDate,
        communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: patient.language }] } }],
      },
    },
    { key: "organisation", resource: { resourceType: "Organization", name: organisation || "not named" } },
    practitioner("reader", reader.name, reader.credentials),
    ...(reader.institution.trim() === ""
      ? []
      : [
          { key: "institution", resource: { resourceType: "Organization", name: reader.institution } },
          {
            key: "reader-role",
            resource: {
              resourceType: "PractitionerRole",
              practitioner: refer(content, "reader"),
              organization: refer(content, "institution"),
            },
          },
        ]),
    ...(adjudicator === null ? [] : [practitioner("adjudicator", adjudicator.name, "")]),
    ...(signedBy === reader.name ? [] : [practitioner("signer", signedBy, "")]),
  ];
}

function practitioner(key: string, name: string, credentials: string): FhirPart {
  const qualification = credentials.trim() === "" ? [] : [{ code: { text: credentials } }];
  return { key, resource: { resourceType: "Practitioner", name: [{ text: name || "not named" }], qualification } };
}

/** Who read the images, with the institution where it is known. */
export function referReader(content: OpinionContent): JsonObject {
  return refer(content, content.reader.institution.trim() === "" ? "reader" : "reader-role");
}

export function referSigner(content: OpinionContent): JsonObject {
  return refer(content, content.signedBy === content.reader.name ? "reader" : "signer");
}
