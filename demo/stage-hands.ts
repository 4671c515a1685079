import { answerOffer } from "#commands/cases/answer-offer.ts";
import { completeCase } from "#commands/cases/complete-case.ts";
import { createCase } from "#commands/cases/create-case.ts";
import { offerCase } from "#commands/cases/offer-case.ts";
import { saveDraft } from "#commands/cases/save-draft.ts";
import { submitRequest } from "#commands/cases/submit-request.ts";
import type { House } from "#commands/house.ts";
import { addImages } from "#commands/images/add-images.ts";
import { getMyReading } from "#commands/readings/get-my-reading.ts";
import { saveReading } from "#commands/readings/save-reading.ts";
import { sealReading } from "#commands/readings/seal-reading.ts";
import { addRecord, addTypedRecord } from "#commands/records/add-record.ts";
import { type CaseRequest, consentVersion } from "#contract/case.ts";
import type { ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import type { RecordKind } from "#contract/records.ts";
import type { PersonScope } from "#store/scope.ts";
import type { Cast } from "./cast.ts";
import type { DemoClock } from "./demo-clock.ts";
import type { PhantomPatient } from "./phantoms/study-tags.ts";

/** What a case of the demonstration is told with: a house whose clock the teller moves, and the people. */
export type Stage = { house: House; clock: DemoClock; cast: Cast };

type Asked = Omit<CaseRequest, "patient" | "consent" | "forWhom"> & { patient: PhantomPatient };

/** The request as a person sends it: begun, filled in, submitted. */
export async function ask({ house, clock }: Stage, by: PersonScope, asked: Asked): Promise<CaseId> {
  const content = requestOf(asked, by, clock.now());
  const { id } = await createCase(house, by, { step: "who" });
  const revision = await saveDraft(house, by, id, 1, content);
  await submitRequest(house, by, id, revision);
  return id;
}

function requestOf({ patient, ...asked }: Asked, by: PersonScope, at: Date): CaseRequest {
  const { familyName, givenName, birthDate, sex, id } = patient;
  const own = by.roles.includes("patient");
  return {
    ...asked,
    forWhom: own ? "myself" : "my-patient",
    patient: {
      familyName,
      givenName,
      birthDate,
      sex: sex === "F" ? "female" : "male",
      patientId: id,
      jurisdiction: "DE",
      language: "de",
    },
    consent: {
      version: consentVersion,
      acceptedBy: own ? by.name : `${givenName} ${familyName}`,
      acceptedAt: at.toISOString(),
    },
  };
}

type Sent = { name: string; bytes: Uint8Array };

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function* filesOf(files: readonly Sent[]) {
  for (const { name, bytes } of files) yield { name, content: pieces(bytes) };
}

/** Files as they lie on a disc. */
export async function sendImages(
  { house }: Stage,
  by: PersonScope,
  caseId: CaseId,
  files: readonly Sent[],
): Promise<FileOutcome[]> {
  return await addImages(house, by, caseId, filesOf(files));
}

export async function sendText(
  { house }: Stage,
  by: PersonScope,
  caseId: CaseId,
  record: { kind: RecordKind; title: string; text: string },
): Promise<void> {
  await addTypedRecord(house, by, caseId, record);
}

export async function sendFile(
  { house }: Stage,
  by: PersonScope,
  caseId: CaseId,
  record: { kind: RecordKind; title: string; fileName: string; bytes: Uint8Array },
): Promise<void> {
  const { bytes, ...sent } = record;
  await addRecord(house, by, caseId, sent, pieces(bytes));
}

/** The coordinator declares the case complete. */
export async function complete({ house, cast }: Stage, caseId: CaseId, reason = "everything is here"): Promise<void> {
  await completeCase(house, cast.coordinator, caseId, ["slices", "unreadable-files", "first-report"], reason);
}

/** Offered by the coordinator; `answer` null leaves it open. */
export async function offerTo(
  { house, cast }: Stage,
  caseId: CaseId,
  reader: PersonScope,
  answer: "accepted" | "declined" | null,
  reason = "",
): Promise<void> {
  const { id } = await offerCase(house, cast.coordinator, caseId, { readerId: reader.personId, hours: 24 });
  if (answer !== null) await answerOffer(house, reader, caseId, id, { answer, reason });
}

/** The reader writes, and seals where asked to. */
export async function write(
  { house }: Stage,
  reader: PersonScope,
  caseId: CaseId,
  content: ReadingContent,
): Promise<number> {
  const { revision } = await getMyReading(house, reader, caseId);
  return (await saveReading(house, reader, caseId, { baseRevision: revision, content })).revision;
}

export async function seal({ house }: Stage, reader: PersonScope, caseId: CaseId, revision: number): Promise<void> {
  await sealReading(house, reader, caseId, revision);
}
