import { z } from "zod";
import { custodyEvent } from "../custody.ts";
import { delivery } from "../delivery.ts";
import { caseId, deliveryId, sha256 } from "../ids.ts";
import { answerLanguage } from "../language.ts";
import { opinionContent, opinionDraft, opinionVersion, renderingFormat } from "../opinion.ts";
import { defineRoutes } from "../route.ts";
import { secondFactorProof } from "./people.ts";

const inCase = z.object({ caseId });
const version = z.coerce.number().int().min(1);
const linkToken = z.object({ token: z.string().min(20).max(200) });

export const opinionRoutes = defineRoutes({
  getOpinionDraft: {
    method: "GET",
    path: "/api/cases/:caseId/opinion/draft",
    summary: "The answer as drafted, proposed from the signed findings where nothing is written yet",
    access: { kind: "case", verb: "draft-opinion" },
    blind: "refused",
    params: inCase,
    reply: z.object({ revision: z.number().int(), content: opinionDraft, readingGrade: z.number() }),
  },
  saveOpinionDraft: {
    method: "PUT",
    path: "/api/cases/:caseId/opinion/draft",
    summary: "Save the drafted answer",
    access: { kind: "case", verb: "draft-opinion" },
    blind: "refused",
    params: inCase,
    body: z.object({ baseRevision: z.number().int().min(0), content: opinionDraft }),
    reply: z.object({ revision: z.number().int(), readingGrade: z.number() }),
  },
  previewOpinion: {
    method: "GET",
    path: "/api/cases/:caseId/opinion/preview",
    summary: "Exactly what will be signed, with its hash, and what stands in the way",
    access: { kind: "case", verb: "draft-opinion" },
    blind: "refused",
    params: inCase,
    reply: z.object({
      content: opinionContent,
      /** Over the content without the time of signing. */
      previewSha256: sha256,
      standsInTheWay: z.array(z.string()),
      warnings: z.array(z.string()),
    }),
  },
  previewOpinionPdf: {
    method: "GET",
    path: "/api/cases/:caseId/opinion/preview.pdf",
    summary: "The preview as the PDF that would be signed, marked as a preview",
    access: { kind: "case", verb: "draft-opinion" },
    blind: "refused",
    params: inCase,
    reply: { raw: "application/pdf" },
  },
  signOpinion: {
    method: "POST",
    path: "/api/cases/:caseId/opinion/sign",
    summary: "Sign what was previewed, with the second factor",
    access: { kind: "case", verb: "sign-opinion" },
    blind: "refused",
    params: inCase,
    body: z.object({ previewSha256: sha256, secondFactor: secondFactorProof }),
    reply: opinionVersion,
  },
  addAddendum: {
    method: "POST",
    path: "/api/cases/:caseId/opinion/addendum",
    summary: "Add to a signed opinion: a new signed version",
    access: { kind: "case", verb: "add-addendum" },
    blind: "refused",
    params: inCase,
    body: z.object({
      reason: z.string().trim().min(3).max(2000),
      text: z.string().trim().min(3).max(8000),
      baseVersion: z.number().int().min(1),
      /** Follow-up questions that it answers. */
      answers: z.array(z.uuid()).max(20).default([]),
      secondFactor: secondFactorProof,
    }),
    reply: opinionVersion,
  },
  getOpinion: {
    method: "GET",
    path: "/api/cases/:caseId/opinion",
    summary: "The signed answer, newest version first. Opened by the patient or referrer, it counts as delivered",
    access: { kind: "case", verb: "view-opinion" },
    blind: "refused",
    params: inCase,
    reply: z.object({ versions: z.array(opinionVersion) }),
  },
  getOpinionRendering: {
    method: "GET",
    path: "/api/cases/:caseId/opinion/:version/:format",
    summary: "The signed answer as PDF, DICOM SR, FHIR bundle or web page",
    access: { kind: "case", verb: "view-opinion" },
    blind: "refused",
    params: inCase.extend({ version, format: renderingFormat }),
    reply: { raw: "application/octet-stream" },
  },
  getOpinionPicture: {
    method: "GET",
    path: "/api/cases/:caseId/opinion-pictures/:findingId",
    summary: "The picture of a finding with its marks drawn in",
    access: { kind: "case", verb: "view-opinion" },
    blind: "refused",
    params: inCase.extend({ findingId: z.uuid() }),
    reply: { raw: "image/png" },
  },
  listDeliveries: {
    method: "GET",
    path: "/api/cases/:caseId/deliveries",
    summary: "Links given to people without an account, and whether they were opened",
    access: { kind: "case", verb: "manage-deliveries" },
    blind: "refused",
    params: inCase,
    reply: z.object({ deliveries: z.array(delivery) }),
  },
  createDelivery: {
    method: "POST",
    path: "/api/cases/:caseId/deliveries",
    summary: "Make a link with a one-time code; both are shown once",
    access: { kind: "case", verb: "manage-deliveries" },
    blind: "refused",
    params: inCase,
    body: z.object({
      recipientName: z.string().trim().min(1).max(200),
      recipientEmail: z.union([z.literal(""), z.email()]),
      validHours: z
        .number()
        .int()
        .min(1)
        .max(24 * 90),
      language: answerLanguage.default("en"),
    }),
    reply: z.object({ delivery, link: z.string(), code: z.string() }),
  },
  revokeDelivery: {
    method: "DELETE",
    path: "/api/cases/:caseId/deliveries/:deliveryId",
    summary: "Take a link back",
    access: { kind: "case", verb: "manage-deliveries" },
    blind: "refused",
    params: inCase.extend({ deliveryId }),
    reply: z.object({ done: z.literal(true) }),
  },
  getLink: {
    method: "GET",
    path: "/api/links/:token",
    summary: "Is this link good, and from whom? Says nothing about the patient",
    access: { kind: "public" },
    blind: "carries-nothing",
    params: linkToken,
    reply: z.object({ organisationName: z.string(), expiresAt: z.iso.datetime(), language: answerLanguage }),
  },
  openLink: {
    method: "POST",
    path: "/api/links/:token",
    summary: "Open the link with its one-time code; five wrong codes lock it",
    access: { kind: "public" },
    blind: "carries-nothing",
    params: linkToken,
    body: z.object({ code: z.string().min(4).max(20) }),
    reply: z.object({ done: z.literal(true) }),
  },
  getLinkOpinion: {
    method: "GET",
    path: "/api/links/:token/opinion",
    summary: "The signed answer, for the holder of an opened link",
    access: { kind: "link" },
    blind: "carries-nothing",
    params: linkToken,
    reply: z.object({ versions: z.array(opinionVersion) }),
  },
  getLinkRendering: {
    method: "GET",
    path: "/api/links/:token/:version/:format",
    summary: "A form of the signed answer, for the holder of an opened link",
    access: { kind: "link" },
    blind: "carries-nothing",
    params: linkToken.extend({ version, format: renderingFormat }),
    reply: { raw: "application/octet-stream" },
  },
  getLinkPicture: {
    method: "GET",
    path: "/api/links/:token/pictures/:findingId",
    summary: "The picture of a finding, for the holder of an opened link",
    access: { kind: "link" },
    blind: "carries-nothing",
    params: linkToken.extend({ findingId: z.uuid() }),
    reply: { raw: "image/png" },
  },
  getCustody: {
    method: "GET",
    path: "/api/cases/:caseId/custody",
    summary: "Everything that happened to the case and who looked at it",
    access: { kind: "case", verb: "view-custody" },
    blind: "refused",
    params: inCase,
    reply: z.object({ events: z.array(custodyEvent), intact: z.boolean(), verdict: z.string() }),
  },
  exportCase: {
    method: "GET",
    path: "/api/cases/:caseId/bundle",
    summary: "The whole case as a bundle that `overread verify` can check offline",
    access: { kind: "case", verb: "export-case" },
    blind: "refused",
    params: inCase,
    reply: { raw: "application/zip" },
  },
});
