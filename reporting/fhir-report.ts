import { createHash } from "node:crypto";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { documentSystem, reportType } from "./fhir-composition.ts";
import { findingKey } from "./fhir-findings.ts";
import { narrative } from "./fhir-narrative.ts";
import { coded, type FhirPart, type JsonObject, refer } from "./fhir-part.ts";
import { referReader, referSigner } from "./fhir-people.ts";
import { pointKey } from "./fhir-points.ts";
import { studyKey, studyUids } from "./fhir-studies.ts";
import { reasonLabel } from "./labels.ts";
import { outlineAnswer } from "./outline-answer.ts";
import { renderHtml } from "./render-html.ts";

/** The DiagnosticReport after IHE IMR: its results, its studies, its conclusion, and the page with pictures as a presented form. */
export function reportPart(content: OpinionContent, pictures: readonly FindingPicture[], identifier: string): FhirPart {
  const { addendum, earlierAddenda, answer, recommendation, points, findings, radpeer } = content;
  const addenda = addendum === null ? [] : [addendum, ...earlierAddenda];
  const added = addenda.map(({ text }) => `Addendum: ${text}`).join("\n");
  const advised = recommendation.trim() === "" ? "" : `Recommendation: ${recommendation}`;
  return {
    key: "report",
    resource: {
      resourceType: "DiagnosticReport",
      text: narrative(outlineAnswer(content)),
      identifier: [{ system: documentSystem, value: identifier }],
      basedOn: [refer(content, "request")],
      status: addendum === null ? "final" : "appended",
      category: [coded("http://terminology.hl7.org/CodeSystem/v2-0074", "RAD", "Radiology")],
      code: reportType,
      subject: refer(content, "patient"),
      effectiveDateTime: content.basis.sealedAt,
      issued: content.signedAt,
      performer: [refer(content, "organisation"), referSigner(content)],
      resultsInterpreter: [
        referReader(content),
        ...(content.adjudicator === null ? [] : [refer(content, "adjudicator")]),
      ],
      result: [
        ...findings.map(({ id }) => refer(content, findingKey(id))),
        ...points.map(({ pairId }) => refer(content, pointKey(pairId))),
        ...(radpeer === null ? [] : [refer(content, "radpeer")]),
      ],
      imagingStudy: studyUids(content).map((uid) => refer(content, studyKey(uid))),
      conclusion: [added, answer, advised, content.impression].filter((text) => text.trim() !== "").join("\n\n"),
      presentedForm: [htmlForm(content, pictures)],
    },
  };
}

/** Attachment.hash is SHA-1 by the standard (R4 section 2.24.0.2), as a check of transmission and not as a seal. */
function htmlForm(content: OpinionContent, pictures: readonly FindingPicture[]): JsonObject {
  const html = Buffer.from(renderHtml(content, pictures));
  return {
    contentType: "text/html",
    language: "en",
    data: html.toString("base64"),
    size: html.length,
    hash: createHash("sha1").update(html).digest("base64"),
    title: `Second opinion, case ${content.caseNumber}, version ${content.version}`,
  };
}

/** What was asked, as the order that the report answers. */
export function requestPart(content: OpinionContent): FhirPart {
  const { asked, firstReading } = content;
  const first = [firstReading.radiologist, firstReading.institution, firstReading.date ?? ""]
    .filter((part) => part.trim() !== "")
    .join(", ");
  const told = [
    ["Symptoms", asked.symptoms],
    ["What hinges on it", asked.hingesOn],
    ["First reading", first],
  ].filter(([, text]) => text?.trim() !== "");
  return {
    key: "request",
    resource: {
      resourceType: "ServiceRequest",
      identifier: [{ value: content.caseNumber }],
      status: "completed",
      intent: "order",
      code: { text: `Second opinion: ${reasonLabel[asked.reason]}` },
      subject: refer(content, "patient"),
      performer: [refer(content, "organisation")],
      reasonCode: [{ text: asked.question }],
      note: told.map(([name, text]) => ({ text: `${name}: ${text}` })),
    },
  };
}

/** What the document rests on: the sealed reading and the confirmed comparison, by their SHA-256. */
export function provenancePart(content: OpinionContent): FhirPart {
  const { basis } = content;
  const sources = [
    { what: `Sealed reading, version ${basis.readingVersion}`, sha256: basis.readingSha256 },
    ...(basis.comparisonSha256 === null
      ? []
      : [{ what: `Confirmed comparison, version ${basis.comparisonVersion}`, sha256: basis.comparisonSha256 }]),
  ];
  const type = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
  return {
    key: "provenance",
    resource: {
      resourceType: "Provenance",
      target: [refer(content, "composition")],
      recorded: content.signedAt,
      agent: [
        { type: coded(type, "author", "Author"), who: referReader(content) },
        { type: coded(type, "attester", "Attester"), who: referSigner(content) },
      ],
      entity: sources.map(({ what, sha256 }) => ({
        role: "source",
        what: { identifier: { system: "urn:sha256", value: sha256 }, display: what },
      })),
    },
  };
}
