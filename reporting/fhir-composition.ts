import type { OpinionContent } from "#contract/opinion.ts";
import type { Block } from "./blocks.ts";
import { findingKey, markKey } from "./fhir-findings.ts";
import { narrative } from "./fhir-narrative.ts";
import { coded, type FhirPart, type JsonObject, loinc, refer } from "./fhir-part.ts";
import { referReader, referSigner } from "./fhir-people.ts";
import { pointKey } from "./fhir-points.ts";
import { studyKey, studyUids } from "./fhir-studies.ts";
import { outlineOpinion } from "./outline.ts";

export const reportType = coded(loinc, "18748-4", "Diagnostic imaging study");
/** Where our documents are numbered; the value is the document's own UUID. */
export const documentSystem = "urn:ietf:rfc:3986";

/** The document's head: what the sections of the web page say, section by section, with the resources each rests on. */
export function compositionPart(content: OpinionContent, identify: (version: number) => string): FhirPart {
  const { title, facts, blocks } = outlineOpinion(content, [], "doctor");
  const addendum = content.kind === "addendum";
  const earlier = { system: documentSystem, value: identify(content.version - 1) };
  return {
    key: "composition",
    resource: {
      resourceType: "Composition",
      text: narrative([
        { kind: "heading", level: 2, text: title },
        { kind: "facts", rows: facts },
      ]),
      identifier: { system: documentSystem, value: identify(content.version) },
      status: addendum ? "amended" : "final",
      type: reportType,
      subject: refer(content, "patient"),
      date: content.signedAt,
      author: [referReader(content)],
      title: `${title}, case ${content.caseNumber}, version ${content.version}`,
      attester: [{ mode: "legal", time: content.signedAt, party: referSigner(content) }],
      custodian: refer(content, "organisation"),
      relatesTo: addendum ? [{ code: "appends", targetIdentifier: earlier }] : [],
      section: sectionsOf(blocks).map(({ name, members }) => section(content, name, members)),
    },
  };
}

function sectionsOf(blocks: readonly Block[]): { name: string; members: Block[] }[] {
  const sections: { name: string; members: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === "heading" && block.level === 2) sections.push({ name: block.text, members: [] });
    else sections.at(-1)?.members.push(block);
  }
  return sections.filter(({ members }) => members.length > 0);
}

function section(content: OpinionContent, title: string, members: readonly Block[]): JsonObject {
  return { title, ...sectionCode[title], text: narrative(members), entry: sectionEntries(content, title) };
}

/** Codes of LOINC for parts of an imaging report; a part that has none has its title alone. */
const sectionCode: Record<string, JsonObject> = {
  "The answer": { code: coded(loinc, "19005-8", "Radiology Imaging study [Impression] (narrative)") },
  "The two readings, point by point": {
    code: coded(loinc, "18834-2", "Radiology Comparison study (observation) (narrative)"),
  },
  "The full report": { code: coded(loinc, "18782-3", "Radiology Study observation (narrative)") },
};

function sectionEntries(content: OpinionContent, title: string): JsonObject[] {
  const { findings, marks, points, recommendation, radpeer } = content;
  switch (title) {
    case "The answer":
      return [
        refer(content, "report"),
        refer(content, "request"),
        ...(recommendation.trim() === "" ? [] : [refer(content, "recommendation")]),
      ];
    case "The two readings, point by point":
      return [
        ...points.map(({ pairId }) => refer(content, pointKey(pairId))),
        ...(radpeer === null ? [] : [refer(content, "radpeer")]),
      ];
    case "The full report":
      return [
        ...studyUids(content).map((uid) => refer(content, studyKey(uid))),
        ...findings.map(({ id }) => refer(content, findingKey(id))),
        ...marks.map(({ id }) => refer(content, markKey(id))),
        ...findings
          .filter((finding) => finding.recommendation.trim() !== "")
          .map(({ id }) => refer(content, `recommendation/${id}`)),
      ];
    case "How this opinion came about":
      return content.adjudicator === null ? [] : [refer(content, "adjudicator")];
    default:
      return [];
  }
}
