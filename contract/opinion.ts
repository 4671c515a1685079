import { z } from "zod";
import { patientIdentity, reason } from "./case.ts";
import { agreement, radpeerScore, settledAs, significance } from "./comparison.ts";
import { adequacy, finding, imageReference, mark } from "./finding.ts";
import { caseId, instant, sha256 } from "./ids.ts";
import { plainSentence } from "./plain-sentence.ts";

/** One line of what the patient reads; every line names the signed findings or pairs it rests on. */
export const plainLine = z.object({
  text: z.string().min(1).max(1000),
  findingIds: z.array(z.uuid()),
  pairIds: z.array(z.uuid()),
  /** The picture beside it. */
  picture: imageReference.nullable(),
  markIds: z.array(z.uuid()),
});
export type PlainLine = z.infer<typeof plainLine>;

/** The plain-language account, in the order in which it is read. The radiologist approves each word of it by signing. */
export const plainAccount = z.object({
  answer: z.string().max(2000),
  agreements: z.array(plainLine).max(100),
  differences: z.array(plainLine).max(100),
  whyReadingsDiffer: z.string().max(2000),
  changes: z.string().max(2000),
  askNext: z.array(z.string().max(500)).max(20),
  notKnown: z.string().max(2000),
});
export type PlainAccount = z.infer<typeof plainAccount>;

/** One row of the doctor's table. */
export const opinionPoint = z.object({
  pairId: z.uuid(),
  findingId: z.uuid().nullable(),
  firstReading: z.string().max(2000),
  secondReading: z.string().max(2000),
  agreement,
  significance,
  reason: z.string().max(2000),
  changes: z.string().max(2000),
  settledAs: settledAs.nullable(),
  settlement: z.string().max(8000),
});
export type OpinionPoint = z.infer<typeof opinionPoint>;

export const opinionStudy = z.object({
  studyInstanceUid: z.string(),
  studyDate: z.string().nullable(),
  description: z.string(),
  modalities: z.array(z.string()),
  instances: z.number().int(),
});

/** What the radiologist edits before signing; the rest of the opinion follows from the sealed reading and the confirmed comparison. */
export const opinionDraft = z.object({
  /** The answer to the question asked, for the doctor: the first sentence of everything that leaves. */
  answer: z.string().max(4000),
  recommendation: z.string().max(4000),
  plain: plainAccount,
});
export type OpinionDraft = z.infer<typeof opinionDraft>;

const addendum = z.object({ reason: z.string().max(2000), text: z.string().max(8000) });

/** The one report model: every form that leaves (web, PDF, SR, FHIR) is rendered from this and says the same. */
export const opinionContent = z.object({
  model: z.literal("overread-opinion-1"),
  caseId,
  caseNumber: z.string(),
  version: z.number().int().min(1),
  kind: z.enum(["opinion", "addendum"]),
  /** Addendum: why, and the text; the first version stays whole beneath it. */
  addendum: addendum.nullable(),
  /** Addenda of the versions before this one, newest first: whoever reads the newest version reads them all. */
  earlierAddenda: z.array(
    addendum.extend({ version: z.number().int().min(2), signedBy: z.string(), signedAt: instant }),
  ),
  organisation: z.string(),
  patient: patientIdentity,
  asked: z.object({ reason, question: z.string(), symptoms: z.string(), hingesOn: z.string() }),
  firstReading: z.object({
    institution: z.string(),
    radiologist: z.string(),
    date: z.string().nullable(),
    available: z.boolean(),
  }),
  studies: z.array(opinionStudy),
  adequacy,
  technique: z.string(),
  comparison: z.string(),
  findings: z.array(finding),
  marks: z.array(mark),
  impression: z.string(),
  /** Empty in a preview at most: then it stands in the way of signing. */
  answer: z.string(),
  recommendation: z.string(),
  points: z.array(opinionPoint),
  radpeer: radpeerScore.nullable(),
  plain: plainAccount,
  /** The sentences that the account was built of, for saying it in other languages; none in opinions of older versions. */
  sentences: z.array(plainSentence).max(1000).default([]),
  reader: z.object({ name: z.string(), credentials: z.string(), institution: z.string() }),
  adjudicator: z.object({ name: z.string() }).nullable(),
  basis: z.object({
    readingVersion: z.number().int(),
    readingSha256: sha256,
    sealedAt: instant,
    comparisonVersion: z.number().int().nullable(),
    comparisonSha256: sha256.nullable(),
    revisedAfterReveal: z.boolean(),
  }),
  signedBy: z.string(),
  signedAt: instant,
});
export type OpinionContent = z.infer<typeof opinionContent>;

export const renderingFormat = z.enum(["pdf", "dicom-sr", "dicom-pdf", "fhir", "hl7", "html"]);
export type RenderingFormat = z.infer<typeof renderingFormat>;

/** A picture of a finding with its marks drawn in, ready for a page: PNG bytes by findingId. */
export type FindingPicture = { findingId: string; png: Uint8Array; width: number; height: number; alt: string };

export const opinionVersion = z.object({
  version: z.number().int(),
  kind: z.enum(["opinion", "addendum"]),
  content: opinionContent,
  sha256,
  signedAt: instant,
  signedBy: z.string(),
  renderings: z.array(z.object({ format: renderingFormat, mediaType: z.string(), sha256, size: z.number().int() })),
});
export type OpinionVersion = z.infer<typeof opinionVersion>;
