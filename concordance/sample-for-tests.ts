import { emptyReading, type Finding, type ReadingContent } from "#contract/finding.ts";
import { nameUuid } from "#narrative/name-uuid.ts";

/** A finding with the given fields; the rest says nothing. Its id comes from its place in the list. */
export function sampleFinding(at: number, fields: Partial<Finding>): Finding {
  return {
    id: nameUuid(`sample finding ${at}`),
    presence: "present",
    observation: "",
    anatomy: "",
    side: "not-stated",
    size: null,
    certainty: "definite",
    severity: "moderate",
    category: null,
    description: "",
    recommendation: "",
    images: [],
    markIds: [],
    ...fields,
  };
}

export function sampleReading(...fields: Partial<Finding>[]): ReadingContent {
  return { ...emptyReading, findings: fields.map((one, at) => sampleFinding(at, one)) };
}

export function millimetres(...sizes: number[]): Finding["size"] {
  return { millimetres: sizes, markId: null };
}
