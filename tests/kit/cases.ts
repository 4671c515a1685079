import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { requestForTests } from "#cases/request-for-tests.ts";
import type { CaseRequest } from "#contract/case.ts";
import type { Pair } from "#contract/comparison.ts";
import { emptyReading, type Finding, type ImageReference, type Mark, type ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import {
  ableReader,
  type GivenOrganisation,
  type GivenPerson,
  givenOrganisation,
  givenPerson,
  type ServiceForPeople,
} from "./people.ts";
import { ctSeries, multipartOf, testUid } from "./synthetic-images.ts";

export type Cast = {
  organisation: GivenOrganisation;
  patient: GivenPerson;
  coordinator: GivenPerson;
  reader: GivenPerson;
  adjudicator: GivenPerson;
};

/** Everybody whom a case needs. */
export async function givenCast(service: ServiceForPeople, organisation?: GivenOrganisation): Promise<Cast> {
  const at = organisation ?? (await givenOrganisation(service));
  return {
    organisation: at,
    patient: await givenPerson(service, at, { roles: ["patient"], name: "Erika Testmann" }),
    coordinator: await givenPerson(service, at, { roles: ["coordinator"], name: "Cora Koch" }),
    reader: await givenPerson(service, at, { roles: ["radiologist"], name: "Dr. Rosa Lehmann", profile: ableReader }),
    adjudicator: await givenPerson(service, at, {
      roles: ["adjudicator"],
      name: "Dr. Adam Third",
      profile: { ...ableReader, institution: "Independent Reading Group" },
    }),
  };
}

export const firstReportText = `EXAMINATION: CT chest

FINDINGS:
No pulmonary nodule. The heart is normal in size. No pleural effusion.

IMPRESSION:
No acute abnormality.`;

/** Case by case its own study, so that cases of one organisation do not share images by accident. */
let lastStudy = 100;

export type BegunCase = { caseId: CaseId; study: number };

/** The patient asks and submits. */
export async function givenRequest(
  { patient }: Pick<Cast, "patient">,
  changes: Partial<CaseRequest> = {},
): Promise<BegunCase> {
  const { id: caseId } = await patient.call(caseRoutes.createCase, { body: { content: { step: "who" } } });
  const content = { ...requestForTests, ...changes };
  const { revision } = await patient.call(caseRoutes.saveDraft, {
    params: { caseId },
    body: { baseRevision: 1, content },
  });
  await patient.call(caseRoutes.submitRequest, { params: { caseId }, body: { revision } });
  lastStudy += 1;
  return { caseId, study: lastStudy };
}

/** Images and the first report arrive. */
export async function givenImages(
  cast: Pick<Cast, "patient">,
  { caseId, study }: BegunCase,
  slices = 5,
): Promise<void> {
  const files = ctSeries(slices, { study }).map((bytes, index) => ({ name: `CD/IM${index + 1}`, bytes }));
  const { files: outcomes } = await cast.patient.call(imageRoutes.addImages, {
    params: { caseId },
    raw: multipartOf(files),
  });
  expect(outcomes.map((one) => one.outcome)).toEqual(files.map(() => "accepted"));
}

export async function givenFirstReport(
  cast: Pick<Cast, "patient">,
  { caseId }: BegunCase,
  text = firstReportText,
): Promise<void> {
  await cast.patient.call(imageRoutes.addTypedRecord, {
    params: { caseId },
    body: { kind: "first-report", title: "Report of Harbour Hospital", text },
  });
}

/** Complete, offered and accepted: the reader may read. */
export async function givenReader(cast: Cast, { caseId }: BegunCase): Promise<void> {
  const { coordinator, reader } = cast;
  await coordinator.call(caseRoutes.completeCase, {
    params: { caseId },
    body: { missingAccepted: ["first-report", "slices"], reason: "as agreed with the patient" },
  });
  const offer = await coordinator.call(caseRoutes.offerCase, {
    params: { caseId },
    body: { readerId: reader.id, hours: 24 },
  });
  await reader.call(caseRoutes.answerOffer, {
    params: { caseId, offerId: offer.id },
    body: { answer: "accepted", reason: "" },
  });
}

export const imageOf = (study: number, slice = 3): ImageReference => ({
  studyInstanceUid: testUid(study),
  seriesInstanceUid: testUid(study, 1),
  sopInstanceUid: testUid(study, 1, slice),
  sopClassUid: "1.2.840.10008.5.1.4.1.1.2",
  frameNumber: 1,
});

export function noduleReading(study: number): ReadingContent & { findings: [Finding]; marks: [Mark] } {
  const image = imageOf(study);
  const markId = randomUUID();
  const mark: Mark = {
    id: markId,
    tool: "length",
    image,
    points: [
      [36, 36],
      [44, 36],
    ],
    values: [{ name: "length", value: 8, unit: "mm" }],
    text: "",
    frameOfReferenceUid: testUid(study, 9999),
    worldPoints: null,
  };
  const finding: Finding = {
    id: randomUUID(),
    presence: "present",
    observation: "pulmonary nodule",
    anatomy: "right upper lobe",
    side: "right",
    size: { millimetres: [8], markId },
    certainty: "definite",
    severity: "major",
    category: null,
    description: "Solid nodule with smooth margins.",
    recommendation: "CT in three months.",
    images: [image],
    markIds: [markId],
  };
  return {
    ...emptyReading,
    adequacy: { answerable: "yes", note: "" },
    technique: "CT of the chest.",
    comparison: "None.",
    findings: [finding],
    marks: [mark],
    impression: "Solid nodule of 8 mm in the right upper lobe.",
    recommendation: "CT in three months.",
  };
}

/** The reader writes and seals. */
export async function givenSeal(
  { reader }: Pick<Cast, "reader">,
  { caseId, study }: BegunCase,
): Promise<ReadingContent> {
  const content = noduleReading(study);
  const { revision } = await reader.call(readingRoutes.getMyReading, { params: { caseId } });
  const saved = await reader.call(readingRoutes.saveReading, {
    params: { caseId },
    body: { baseRevision: revision, content },
  });
  await reader.call(readingRoutes.sealReading, { params: { caseId }, body: { revision: saved.revision } });
  return content;
}

const confirmed = (pair: Pair): Pair => ({ ...pair, confirmed: true });

/** The reader looks at every pair, confirms it as proposed, and confirms the comparison. */
export async function givenComparison({ reader }: Pick<Cast, "reader">, { caseId }: BegunCase): Promise<Pair[]> {
  const params = { caseId };
  const { revision, content, proposedGrade } = await reader.call(readingRoutes.getComparison, { params });
  const radpeer = proposedGrade === null ? null : ("3b" as const);
  const pairs = content.pairs.map(confirmed);
  const body = { baseRevision: revision, content: { ...content, pairs, radpeer } };
  const saved = await reader.call(readingRoutes.saveComparison, { params, body });
  expect(saved.missing).toEqual([]);
  await reader.call(readingRoutes.confirmComparison, { params, body: { revision: saved.revision } });
  return pairs;
}
