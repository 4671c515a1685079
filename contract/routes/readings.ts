import { z } from "zod";
import { comparisonContent, comparisonVersion, settlement } from "../comparison.ts";
import { readingContent, readingVersion } from "../finding.ts";
import { gradingSetting, secondGrade } from "../grading.ts";
import { caseId, readingId } from "../ids.ts";
import { defineRoutes } from "../route.ts";
import { reportSection, statement } from "../statement.ts";

const inCase = z.object({ caseId });
const revision = z.number().int().min(0);
const why = z.string().trim().min(3, "please give the reason").max(2000);

export const readingRoutes = defineRoutes({
  getMyReading: {
    method: "GET",
    path: "/api/cases/:caseId/reading",
    summary: "My own reading: the draft as last saved, and its sealed versions",
    access: { kind: "case", verb: "write-reading" },
    blind: "carries-nothing",
    params: inCase,
    reply: z.object({
      readingId,
      revision,
      content: readingContent,
      savedAt: z.iso.datetime().nullable(),
      versions: z.array(readingVersion),
      /** What a seal still needs, in sentences. */
      missing: z.array(z.string()),
    }),
  },
  saveReading: {
    method: "PUT",
    path: "/api/cases/:caseId/reading",
    summary: "Save the draft; refused with changed-meanwhile where another tab saved since",
    access: { kind: "case", verb: "write-reading" },
    blind: "carries-nothing",
    params: inCase,
    body: z.object({ baseRevision: revision, content: readingContent }),
    reply: z.object({ revision, savedAt: z.iso.datetime(), missing: z.array(z.string()) }),
  },
  sealReading: {
    method: "POST",
    path: "/api/cases/:caseId/reading/seal",
    summary: "Seal the reading: from here on it cannot change, and the first report may be opened",
    access: { kind: "case", verb: "seal-reading" },
    blind: "carries-nothing",
    params: inCase,
    body: z.object({ revision }),
    reply: readingVersion,
  },
  reviseReading: {
    method: "POST",
    path: "/api/cases/:caseId/reading/revise",
    summary: "After the reveal: a new version with a reason; the sealed one stays",
    access: { kind: "case", verb: "revise-reading" },
    blind: "refused",
    params: inCase,
    body: z.object({ content: readingContent, reason: why, baseVersion: z.number().int().min(1) }),
    reply: readingVersion,
  },
  listReadings: {
    method: "GET",
    path: "/api/cases/:caseId/readings",
    summary: "All sealed readings of the case",
    access: { kind: "case", verb: "view-readings" },
    blind: "refused",
    params: inCase,
    reply: z.object({
      readings: z.array(z.object({ readingId, readerName: z.string(), versions: z.array(readingVersion) })),
    }),
  },
  getComparison: {
    method: "GET",
    path: "/api/cases/:caseId/comparison",
    summary:
      "First report beside the second reading. The first call after the seal is the reveal, and is recorded as such",
    access: { kind: "case", verb: "compare-readings" },
    blind: "refused",
    params: inCase,
    reply: z.object({
      revision,
      content: comparisonContent,
      /** null: no first report was received. */
      firstReport: z
        .object({
          recordId: z.uuid(),
          title: z.string(),
          text: z.string(),
          sections: z.array(reportSection),
          notes: z.array(z.string()),
          /** Character ranges [start, end) that a machine read with little confidence. */
          doubtful: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
          /** Whether it is the right report, and whether it can be understood: what a person should look at, each in a sentence. */
          doubts: z.array(z.string()),
        })
        .nullable(),
      reading: readingVersion,
      versions: z.array(comparisonVersion),
      settlements: z.array(z.object({ pairId: z.uuid(), settlement })),
      missing: z.array(z.string()),
      proposedGrade: z.object({ value: z.string(), reason: z.string() }).nullable(),
      grading: gradingSetting,
      /** Whether a language model can be asked. */
      languageModel: z.boolean(),
      /** What second persons made of the grades of confirmed versions. */
      secondGrades: z.array(secondGrade),
    }),
  },
  saveComparison: {
    method: "PUT",
    path: "/api/cases/:caseId/comparison",
    summary: "Save the comparison",
    access: { kind: "case", verb: "compare-readings" },
    blind: "refused",
    params: inCase,
    body: z.object({ baseRevision: revision, content: comparisonContent }),
    reply: z.object({ revision, missing: z.array(z.string()) }),
  },
  proposePairs: {
    method: "POST",
    path: "/api/cases/:caseId/comparison/propose",
    summary: "Propose pairs anew from these statements and the current reading; what a person confirmed stays",
    access: { kind: "case", verb: "compare-readings" },
    blind: "refused",
    params: inCase,
    body: z.object({ content: comparisonContent }),
    reply: z.object({ content: comparisonContent }),
  },
  askModel: {
    method: "POST",
    path: "/api/cases/:caseId/comparison/model",
    summary: "What a language model proposes of the first report, where the administrator set one up; nothing is saved",
    access: { kind: "case", verb: "compare-readings" },
    blind: "refused",
    params: inCase,
    reply: z.object({ statements: z.array(statement), dropped: z.number().int() }),
  },
  confirmComparison: {
    method: "POST",
    path: "/api/cases/:caseId/comparison/confirm",
    summary: "Confirm the comparison as a version that stays",
    access: { kind: "case", verb: "confirm-comparison" },
    blind: "refused",
    params: inCase,
    body: z.object({ revision }),
    reply: comparisonVersion,
  },
});
