import {
  type CaseDraft,
  type CaseRequest,
  type CaseSummary,
  caseDraft,
  caseRequest,
  part,
  stage,
} from "#contract/case.ts";
import { attention } from "#contract/follow-up.ts";
import { caseId } from "#contract/ids.ts";
import type { CaseRow } from "#store/case-rows.ts";

/** The submitted request of a row; null while it is a draft. */
export const requestOf = (row: CaseRow): CaseRequest | null =>
  row.request === null ? null : caseRequest.parse(row.request);

export const draftOf = (row: CaseRow): CaseDraft | null => (row.draft === null ? null : caseDraft.parse(row.draft));

/** A row of the store as the summary that lists show. A draft shows as far as it is filled in. */
export function describeCase(row: CaseRow): CaseSummary {
  const content = requestOf(row) ?? draftOf(row);
  const patient = content?.patient;
  const name = [patient?.familyName, patient?.givenName].map((one) => one?.trim() ?? "").filter((one) => one !== "");
  return {
    id: caseId.parse(row.id),
    number: row.number,
    stage: stage.parse(row.stage),
    stageSince: row.stage_since.toISOString(),
    createdAt: row.created_at.toISOString(),
    myParts: row.my_parts.map((one) => part.parse(one)),
    patientName: name.join(", "),
    patientBirthDate: patient?.birthDate || null,
    reason: content?.reason ?? null,
    urgency: content?.urgency ?? null,
    modality: content?.modality ?? null,
    bodyPart: content?.bodyPart || null,
    readerName: row.reader_name,
    unopenedDelivery: row.unopened,
    openQuestions: row.open_questions,
    saidSentAt: row.said_sent_at?.toISOString() ?? null,
    attention: row.attention.map((one) => attention.parse(one)),
  };
}
