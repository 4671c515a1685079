import type { OpinionContent, OpinionPoint } from "#contract/opinion.ts";
import { findingKey, observation } from "./fhir-findings.ts";
import { type FhirPart, type JsonObject, refer } from "./fhir-part.ts";
import { agreementLabel, radpeerLabel, settledAsLabel, significanceLabel } from "./labels.ts";
import { firstOf, secondOf } from "./outline-points.ts";

/** One Observation for each point in which the two readings were held against each other, and one for the score. */
export function pointParts(content: OpinionContent): FhirPart[] {
  const { radpeer } = content;
  const score =
    radpeer === null
      ? []
      : [
          {
            key: "radpeer",
            resource: {
              ...observation(content),
              code: { text: "RADPEER 2016 score of the first reading" },
              valueCodeableConcept: { text: radpeerLabel[radpeer] },
            },
          },
        ];
  return [...content.points.map((point) => pointPart(content, point)), ...score];
}

export const pointKey = (pairId: string): string => `point/${pairId}`;

function pointPart(content: OpinionContent, point: OpinionPoint): FhirPart {
  const { findingId, agreement, significance, reason, changes, settledAs, settlement } = point;
  const known = content.findings.some(({ id }) => id === findingId);
  return {
    key: pointKey(point.pairId),
    resource: {
      ...observation(content),
      code: { text: "Comparison of two readings" },
      valueCodeableConcept: { text: agreementLabel[agreement] },
      focus: known && findingId !== null ? [refer(content, findingKey(findingId))] : [],
      component: [
        said("First reading", firstOf(point)),
        said("Second reading", secondOf(point)),
        said("Significance", significanceLabel[significance]),
        said("Reason", reason),
        said("What it changes", changes),
        said("Settled by a third reader", settledAs === null ? "" : settledAsLabel[settledAs]),
        said("The third reader's statement", settlement),
      ].flat(),
    },
  };
}

function said(name: string, text: string): JsonObject[] {
  return text.trim() === "" ? [] : [{ code: { text: name }, valueString: text }];
}
