import type { Finding, Mark } from "#contract/finding.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { findingTitle, markText } from "./describe-finding.ts";
import { coded, dcm, type FhirPart, type JsonObject, refer } from "./fhir-part.ts";
import { referReader } from "./fhir-people.ts";
import { studyKey } from "./fhir-studies.ts";
import { certaintyLabel, severityLabel, sideLabel } from "./labels.ts";
import { unitCode } from "./unit-codes.ts";

/** One Observation for each finding, one for each mark, and what is recommended as a proposal. */
export function findingParts(content: OpinionContent): FhirPart[] {
  return [
    ...content.findings.map((finding) => findingPart(content, finding)),
    ...content.marks.map((mark) => markPart(content, mark)),
    ...recommendationParts(content),
  ];
}

export const findingKey = (id: string): string => `finding/${id}`;
export const markKey = (id: string): string => `mark/${id}`;

const imaging = "http://terminology.hl7.org/CodeSystem/observation-category";
const interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

function findingPart(content: OpinionContent, finding: Finding): FhirPart {
  const { presence, anatomy, side, description, recommendation, size, certainty, severity, category } = finding;
  const absent = presence === "absent";
  const marks = content.marks.filter(({ id }) => finding.markIds.includes(id));
  const images = [...finding.images, ...marks.map(({ image }) => image)];
  const studies = [...new Set(images.map(({ studyInstanceUid }) => studyInstanceUid))];
  const recommended = recommendation.trim() === "" ? "" : `Recommended: ${recommendation}`;
  return {
    key: findingKey(finding.id),
    resource: {
      ...observation(content),
      code: { ...coded(dcm, "121071", "Finding"), text: "Finding" },
      valueCodeableConcept: { text: findingTitle(finding) },
      interpretation: [coded(interpretation, absent ? "NEG" : "POS", absent ? "Negative" : "Positive")],
      bodySite: { text: [anatomy.trim(), sideLabel[side]].filter((part) => part !== "").join(", ") },
      note: [description, recommended].map((text) => ({ text })),
      hasMember: marks.map(({ id }) => refer(content, markKey(id))),
      derivedFrom: studies.map((uid) => refer(content, studyKey(uid))),
      component: [
        ...(size?.millimetres ?? []).map((value, index) => ({
          code: { text: `Size ${index + 1}` },
          valueQuantity: { value, ...quantityUnit("mm") },
        })),
        { code: { text: "Certainty" }, valueCodeableConcept: { text: certaintyLabel[certainty] } },
        { code: { text: "Severity" }, valueCodeableConcept: { text: severityLabel[severity] } },
        ...(category === null || category.trim() === ""
          ? []
          : [{ code: { text: "Category" }, valueCodeableConcept: { text: category } }]),
      ],
    },
  };
}

function markPart(content: OpinionContent, mark: Mark): FhirPart {
  return {
    key: markKey(mark.id),
    resource: {
      ...observation(content),
      code: { text: `Mark on an image: ${mark.tool}` },
      valueString: markText(mark) || "marked",
      derivedFrom: [refer(content, studyKey(mark.image.studyInstanceUid))],
      component: mark.values.map(({ name, value, unit }) => ({
        code: { text: name.replaceAll("-", " ") },
        valueQuantity: { value, ...quantityUnit(unit) },
      })),
    },
  };
}

/** What every Observation of this document has. */
export function observation(content: OpinionContent): JsonObject & { resourceType: string } {
  return {
    resourceType: "Observation",
    status: "final",
    category: [coded(imaging, "imaging", "Imaging")],
    subject: refer(content, "patient"),
    issued: content.signedAt,
    performer: [referReader(content)],
  };
}

function quantityUnit(unit: Mark["values"][number]["unit"]): JsonObject {
  const { code, meaning } = unitCode[unit];
  return { unit: meaning, system: "http://unitsofmeasure.org", code };
}

/** A recommendation as a proposed order: something that can be accepted, declined or done. */
function recommendationParts(content: OpinionContent): FhirPart[] {
  const overall = { key: "recommendation", text: content.recommendation, reason: [] };
  const each = content.findings.map(({ id, recommendation }) => ({
    key: `recommendation/${id}`,
    text: recommendation,
    reason: [refer(content, findingKey(id))],
  }));
  return [overall, ...each]
    .filter(({ text }) => text.trim() !== "")
    .map(({ key, text, reason }) => ({
      key,
      resource: {
        resourceType: "ServiceRequest",
        status: "active",
        intent: "proposal",
        code: { text },
        subject: refer(content, "patient"),
        authoredOn: content.signedAt,
        requester: referReader(content),
        reasonReference: reason,
      },
    }));
}
