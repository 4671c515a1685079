import { z } from "zod";
import { caseId, dicomUid, recordId, sha256 } from "../ids.ts";
import { fileOutcome, studySummary, unclaimedStudy } from "../images.ts";
import { seriesPreview } from "../previews.ts";
import { caseRecord, recordKind } from "../records.ts";
import { defineRoutes } from "../route.ts";

const inCase = z.object({ caseId });
const why = z.string().trim().min(3, "please give the reason").max(1000);
const done = z.object({ done: z.literal(true) });

export const imageRoutes = defineRoutes({
  addImages: {
    method: "POST",
    path: "/api/cases/:caseId/images",
    summary:
      "Send a batch of files as multipart/related; each part's Content-Location bears its (percent-encoded) file name. Answered after all is durable",
    access: { kind: "case", verb: "add-images" },
    blind: "carries-nothing",
    params: inCase,
    body: { raw: ["multipart/related"] },
    reply: z.object({ files: z.array(fileOutcome) }),
  },
  knownImages: {
    method: "POST",
    path: "/api/cases/:caseId/images/known",
    summary: "Which of these files this case has already: nothing is sent twice",
    access: { kind: "case", verb: "add-images" },
    blind: "carries-nothing",
    params: inCase,
    body: z.object({ sha256: z.array(sha256).max(5000) }),
    reply: z.object({ known: z.array(sha256) }),
  },
  reportRefusedFiles: {
    method: "POST",
    path: "/api/cases/:caseId/images/refused",
    summary: "Record the files that the browser's own scan refused, so that nothing is dropped in silence",
    access: { kind: "case", verb: "add-images" },
    blind: "carries-nothing",
    params: inCase,
    body: z.object({
      files: z
        .array(z.object({ name: z.string().max(1000), code: z.string().max(60), reason: z.string().max(500) }))
        .max(5000),
    }),
    reply: done,
  },
  listImages: {
    method: "GET",
    path: "/api/cases/:caseId/images",
    summary: "Studies and series of the case",
    access: { kind: "case", verb: "view-images" },
    blind: "filtered",
    params: inCase,
    reply: z.object({ studies: z.array(studySummary) }),
  },
  listPreviews: {
    method: "GET",
    path: "/api/cases/:caseId/previews",
    summary: "A small picture of every series of the case that may be seen, all in one answer",
    access: { kind: "case", verb: "view-images" },
    blind: "filtered",
    params: inCase,
    reply: z.object({ previews: z.array(seriesPreview) }),
  },
  listFiles: {
    method: "GET",
    path: "/api/cases/:caseId/files",
    summary: "Every file received for the case and how it ended",
    access: { kind: "case", verb: "view-files" },
    blind: "refused",
    params: inCase,
    reply: z.object({ files: z.array(fileOutcome.extend({ receivedAt: z.iso.datetime() })) }),
  },
  decideIdentity: {
    method: "POST",
    path: "/api/cases/:caseId/studies/:studyInstanceUid/identity",
    summary: "Decide about a study that names another patient: the same person, or remove it from the case",
    access: { kind: "case", verb: "decide-identity" },
    blind: "refused",
    params: inCase.extend({ studyInstanceUid: dicomUid }),
    body: z.object({ decision: z.enum(["same-person", "remove"]), reason: why }),
    reply: done,
  },
  releaseSeries: {
    method: "POST",
    path: "/api/cases/:caseId/series/:seriesInstanceUid/release",
    summary:
      "Let the blind reader see a series that is withheld by its kind, after a person looked that it carries no reading",
    access: { kind: "case", verb: "release-series" },
    blind: "refused",
    params: inCase.extend({ seriesInstanceUid: dicomUid }),
    body: z.object({ reason: why }),
    reply: done,
  },
  listUnclaimed: {
    method: "GET",
    path: "/api/studies/unclaimed",
    summary: "Studies that came over DICOMweb and belong to no case yet",
    access: { kind: "roles", roles: ["coordinator"] },
    blind: "carries-nothing",
    reply: z.object({ studies: z.array(unclaimedStudy) }),
  },
  claimStudy: {
    method: "POST",
    path: "/api/cases/:caseId/studies",
    summary: "Take a received study into the case",
    access: { kind: "case", verb: "claim-study" },
    blind: "refused",
    params: inCase,
    body: z.object({ studyInstanceUid: dicomUid }),
    reply: done,
  },
  listRecords: {
    method: "GET",
    path: "/api/cases/:caseId/records",
    summary: "Reports and other records of the case",
    access: { kind: "case", verb: "view-records" },
    blind: "refused",
    params: inCase,
    reply: z.object({ records: z.array(caseRecord) }),
  },
  addRecord: {
    method: "POST",
    path: "/api/cases/:caseId/records",
    summary: "Send a report or record as a file; its text is read where it has any",
    access: { kind: "case", verb: "add-record" },
    blind: "refused",
    params: inCase,
    query: z.object({ kind: recordKind, title: z.string().max(200), fileName: z.string().max(300) }),
    body: { raw: ["application/pdf", "image/jpeg", "image/png", "text/plain"] },
    reply: z.object({ record: caseRecord }),
  },
  addTypedRecord: {
    method: "POST",
    path: "/api/cases/:caseId/records/typed",
    summary: "Paste or type a report",
    access: { kind: "case", verb: "add-record" },
    blind: "refused",
    params: inCase,
    body: z.object({ kind: recordKind, title: z.string().max(200), text: z.string().trim().min(1).max(400_000) }),
    reply: z.object({ record: caseRecord }),
  },
  correctRecordText: {
    method: "POST",
    path: "/api/cases/:caseId/records/:recordId/text",
    summary: "Type what a record says where the machine could not read it, or read it wrongly; the file stays as it is",
    access: { kind: "case", verb: "add-record" },
    blind: "refused",
    params: inCase.extend({ recordId }),
    body: z.object({ text: z.string().trim().min(1).max(400_000) }),
    reply: z.object({ record: caseRecord }),
  },
  getRecordFile: {
    method: "GET",
    path: "/api/cases/:caseId/records/:recordId/file",
    summary: "The record as it was received",
    access: { kind: "case", verb: "view-records" },
    blind: "refused",
    params: inCase.extend({ recordId }),
    reply: { raw: "application/octet-stream" },
  },
});
