import { type CaseDraft, caseRequest, consentVersion } from "#contract/case.ts";

/** The guided request: one group of questions a step. The ids are kept in the draft, so that it resumes where it was left. */
export const steps = [
  "who",
  "why",
  "question",
  "health",
  "patient",
  "exam",
  "first-reading",
  "consent",
  "review",
] as const;
export type Step = (typeof steps)[number];

export const stepOf = (draft: CaseDraft): Step => steps.find((each) => each === draft.step) ?? "who";

/** Every field that the request asks for, by the step it stands on. The names are those of texts under `ask:wrong`. */
export const fieldsOf = {
  who: ["forWhom"],
  why: ["reason"],
  question: ["question", "hingesOn"],
  health: ["symptoms", "urgency"],
  patient: ["givenName", "familyName", "birthDate", "sex", "jurisdiction", "language", "patientId"],
  exam: ["modality", "bodyPart", "subspecialty"],
  "first-reading": ["institution", "radiologist", "date", "referrerName", "referrerEmail"],
  consent: ["consent"],
  review: [],
} as const satisfies Record<Step, readonly string[]>;
export type Field = (typeof fieldsOf)[Step][number];

const { shape } = caseRequest;
const today = (): string => new Date().toISOString().slice(0, 10);

/** Is this field as the contract wants it? A field that may stay empty is asked only whether what stands there is well-formed. */
const good: Record<Field, (draft: CaseDraft) => boolean> = {
  forWhom: (draft) => draft.forWhom !== undefined,
  reason: (draft) => draft.reason !== undefined,
  question: (draft) => shape.question.safeParse(draft.question).success,
  hingesOn: (draft) => shape.hingesOn.safeParse(draft.hingesOn ?? "").success,
  symptoms: (draft) => shape.symptoms.safeParse(draft.symptoms ?? "").success,
  urgency: (draft) => draft.urgency !== undefined,
  givenName: ({ patient }) => shape.patient.shape.givenName.safeParse(patient?.givenName).success,
  familyName: ({ patient }) => shape.patient.shape.familyName.safeParse(patient?.familyName).success,
  birthDate: ({ patient }) =>
    shape.patient.shape.birthDate.safeParse(patient?.birthDate).success &&
    (patient?.birthDate ?? "") <= today() &&
    (patient?.birthDate ?? "") > "1890",
  sex: ({ patient }) => patient?.sex !== undefined,
  jurisdiction: ({ patient }) => shape.patient.shape.jurisdiction.safeParse(patient?.jurisdiction).success,
  language: ({ patient }) => shape.patient.shape.language.safeParse(patient?.language).success,
  patientId: ({ patient }) => shape.patient.shape.patientId.safeParse(patient?.patientId ?? "").success,
  modality: (draft) => draft.modality !== undefined,
  bodyPart: (draft) => shape.bodyPart.safeParse(draft.bodyPart).success,
  subspecialty: (draft) => draft.subspecialty !== undefined,
  institution: () => true,
  radiologist: () => true,
  date: ({ firstReading }) =>
    shape.firstReading.shape.date.safeParse(firstReading?.date || null).success &&
    (firstReading?.date ?? "") <= today(),
  referrerName: () => true,
  referrerEmail: ({ referrer }) => shape.referrer.shape.email.safeParse((referrer?.email ?? "").trim()).success,
  consent: ({ consent }) =>
    consent !== undefined && consent.version === consentVersion && shape.consent.safeParse(consent).success,
};

/** The fields of a step that keep it from being complete. The review's are those of all steps. */
export function wrongFields(draft: CaseDraft, step: Step): Field[] {
  const fields: readonly Field[] = step === "review" ? steps.flatMap((each) => fieldsOf[each]) : fieldsOf[step];
  return fields.filter((field) => !good[field](draft));
}

/** The first step that is not complete; "review" where nothing is missing. */
export const firstOpenStep = (draft: CaseDraft): Step =>
  steps.find((each) => each !== "review" && wrongFields(draft, each).length > 0) ?? "review";
