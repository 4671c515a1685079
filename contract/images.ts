import { z } from "zod";
import { caseId, dicomUid, instant, sha256 } from "./ids.ts";

/** How a received file ended. `reason` is a sentence a layman understands. */
export const fileOutcome = z.object({
  name: z.string().max(1000),
  outcome: z.enum(["accepted", "already-there", "refused", "conflict"]),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  warnings: z.array(z.string()),
  sha256: sha256.nullable(),
  sopInstanceUid: dicomUid.nullable(),
  seriesInstanceUid: dicomUid.nullable(),
  studyInstanceUid: dicomUid.nullable(),
});
export type FileOutcome = z.infer<typeof fileOutcome>;

export const seriesSummary = z.object({
  seriesInstanceUid: dicomUid,
  seriesNumber: z.number().int().nullable(),
  modality: z.string(),
  description: z.string(),
  bodyPart: z.string(),
  laterality: z.string(),
  instances: z.number().int(),
  frames: z.number().int(),
  /** SOPInstanceUID of the middle instance, for the thumbnail. */
  middleInstanceUid: dicomUid,
  middleFrame: z.number().int(),
  /** Withheld from a blind reader, with the reason; null where it is shown. */
  withheld: z.string().nullable(),
  warnings: z.array(z.string()),
});
export type SeriesSummary = z.infer<typeof seriesSummary>;

export const studySummary = z.object({
  studyInstanceUid: dicomUid,
  studyDate: z.string().nullable(),
  studyTime: z.string().nullable(),
  description: z.string(),
  accessionNumber: z.string(),
  modalities: z.array(z.string()),
  institutionName: z.string(),
  patientName: z.string(),
  patientId: z.string(),
  patientBirthDate: z.string().nullable(),
  patientSex: z.string(),
  receivedAt: instant,
  /** A study whose patient differs from the case's stays aside until a person has decided. */
  identity: z.enum(["matches", "asked", "confirmed", "removed"]),
  identityDifferences: z.array(z.string()),
  prior: z.boolean(),
  series: z.array(seriesSummary),
});
export type StudySummary = z.infer<typeof studySummary>;

/** A study received by DICOMweb or DIMSE that belongs to no case yet. */
export const unclaimedStudy = studySummary.extend({
  suggestedCases: z.array(z.object({ id: caseId, number: z.string() })),
});
