import { z } from "zod";
import { attention } from "./follow-up.ts";
import { caseId, day, instant, offerId, personId } from "./ids.ts";
import { jurisdiction, modality, subspecialty } from "./people.ts";

/** The life of a case. The current stage is the last row of its history. */
export const stages = [
  "draft",
  "gathering",
  "ready",
  "offered",
  "reading",
  "comparing",
  "adjudicating",
  "signed",
  "delivered",
  "closed",
  "withdrawn",
] as const;
export const stage = z.enum(stages);
export type Stage = z.infer<typeof stage>;

/** What a person is in one case; given by a grant, apart from the roles the person has in the organisation. */
export const parts = ["patient", "referrer", "coordinator", "reader", "adjudicator", "quality"] as const;
export const part = z.enum(parts);
export type Part = z.infer<typeof part>;

export const reason = z.enum([
  "uncertain-diagnosis",
  "critical-decision",
  "symptoms-do-not-fit",
  "quality-or-legal-review",
]);
export type Reason = z.infer<typeof reason>;

export const urgency = z.enum(["routine", "soon", "urgent"]);
export type Urgency = z.infer<typeof urgency>;

export const patientIdentity = z.object({
  familyName: z.string().trim().min(1).max(100),
  givenName: z.string().trim().min(1).max(100),
  birthDate: day,
  sex: z.enum(["female", "male", "other", "unknown"]),
  /** The number the hospital knows the patient by, where the asker has it. */
  patientId: z.string().max(64),
  jurisdiction,
  language: z.string().regex(/^[a-z]{2}$/),
});
export type PatientIdentity = z.infer<typeof patientIdentity>;

/** The version of the consent text that a request must carry; the text itself (`web/messages/ask-en.ts`) changes with the number. */
export const consentVersion = "2026-11";

export const consent = z.object({
  version: z.string().min(1).max(40),
  acceptedBy: z.string().min(1).max(200),
  acceptedAt: instant,
});

/** What is asked for, complete: this is what submitting makes permanent. */
export const caseRequest = z.object({
  forWhom: z.enum(["myself", "my-child", "somebody-i-care-for", "my-patient"]),
  patient: patientIdentity,
  reason,
  question: z.string().trim().min(10, "please write the question in a full sentence").max(2000),
  symptoms: z.string().max(4000),
  /** The decision that hinges on the answer. */
  hingesOn: z.string().max(2000),
  urgency,
  modality,
  bodyPart: z.string().trim().min(1).max(100),
  subspecialty,
  firstReading: z.object({
    institution: z.string().max(200),
    radiologist: z.string().max(200),
    date: day.nullable(),
  }),
  referrer: z.object({ name: z.string().max(200), email: z.union([z.literal(""), z.email()]) }),
  consent,
});
export type CaseRequest = z.infer<typeof caseRequest>;

/** The same, half filled in: every field may be absent, and text may still be too short or ill-formed. */
export const caseDraft = z.object({
  forWhom: caseRequest.shape.forWhom.optional(),
  patient: z
    .object({
      familyName: z.string().max(100),
      givenName: z.string().max(100),
      birthDate: z.string().max(10),
      sex: patientIdentity.shape.sex,
      patientId: z.string().max(64),
      jurisdiction: z.string().max(6),
      language: z.string().max(2),
    })
    .partial()
    .optional(),
  reason: reason.optional(),
  question: z.string().max(2000).optional(),
  symptoms: z.string().max(4000).optional(),
  hingesOn: z.string().max(2000).optional(),
  urgency: urgency.optional(),
  modality: modality.optional(),
  bodyPart: z.string().max(100).optional(),
  subspecialty: subspecialty.optional(),
  firstReading: z
    .object({ institution: z.string().max(200), radiologist: z.string().max(200), date: z.string().max(10).nullable() })
    .partial()
    .optional(),
  referrer: z
    .object({ name: z.string().max(200), email: z.string().max(254) })
    .partial()
    .optional(),
  consent: consent.optional(),
  /** Where the guided request was left. */
  step: z.string().max(40).optional(),
});
export type CaseDraft = z.infer<typeof caseDraft>;

export const stageChange = z.object({
  stage,
  at: instant,
  by: z.string(),
  reason: z.string().nullable(),
});
export type StageChange = z.infer<typeof stageChange>;

/** One thing the case still needs, named for a person. */
export const checklistItem = z.object({
  item: z.enum(["request", "consent", "images", "first-report", "identity", "slices", "unreadable-files"]),
  state: z.enum(["done", "missing", "question", "not-needed"]),
  note: z.string(),
});
export type ChecklistItem = z.infer<typeof checklistItem>;

/** A row of the coordinator's board, of "my cases" and of the reader's list. */
export const caseSummary = z.object({
  id: caseId,
  number: z.string(),
  stage,
  stageSince: instant,
  createdAt: instant,
  myParts: z.array(part),
  patientName: z.string(),
  patientBirthDate: z.string().nullable(),
  reason: reason.nullable(),
  urgency: urgency.nullable(),
  modality: modality.nullable(),
  bodyPart: z.string().nullable(),
  readerName: z.string().nullable(),
  /** Delivered to somebody who has not opened it within the promised hours. */
  unopenedDelivery: z.boolean(),
  openQuestions: z.number().int(),
  /** When the asker said that everything is sent; null before, and once the case is complete. */
  saidSentAt: instant.nullable(),
  /** What asks for a hand, for those who look after the case; empty for patients and referrers. */
  attention: z.array(attention),
});
export type CaseSummary = z.infer<typeof caseSummary>;

export const offer = z.object({
  id: offerId,
  readerId: personId,
  readerName: z.string(),
  offeredAt: instant,
  expiresAt: instant,
  answer: z.enum(["accepted", "declined", "expired", "withdrawn"]).nullable(),
  answerReason: z.string().nullable(),
});
export type Offer = z.infer<typeof offer>;

export const caseDetail = caseSummary.extend({
  request: caseRequest.nullable(),
  draft: caseDraft.nullable(),
  draftRevision: z.number().int(),
  history: z.array(stageChange),
  checklist: z.array(checklistItem),
  offers: z.array(offer),
  /** What the asking person may do now; the server decides again when it is done. */
  may: z.array(z.string()),
  blind: z.boolean(),
});
export type CaseDetail = z.infer<typeof caseDetail>;

/** A reader as the coordinator sees him in the matching list: eligible, or why not, in sentences. */
export const readerMatch = z.object({
  readerId: personId,
  name: z.string(),
  institution: z.string(),
  eligible: z.boolean(),
  reasonsFor: z.array(z.string()),
  reasonsAgainst: z.array(z.string()),
  openCases: z.number().int(),
});
export type ReaderMatch = z.infer<typeof readerMatch>;
