import { caseDraft } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import type { CasePatient } from "#dicom/identity.ts";
import type { Tx } from "#store/database.ts";
import { findSubmittedRequest } from "#store/requests.ts";

/** The patient of a case as the request names them, or the draft as far as it is filled in; null where nothing is known yet. */
export async function findCasePatient(tx: Tx, caseId: CaseId): Promise<CasePatient | null> {
  const request = await findSubmittedRequest(tx, caseId);
  if (request !== null) return request.patient;
  const draft = await tx.selectFrom("case_draft").select("content").where("case_id", "=", caseId).executeTakeFirst();
  if (draft === undefined) return null;
  const { patient } = caseDraft.parse(draft.content);
  if (patient === undefined) return null;
  return {
    familyName: patient.familyName ?? "",
    givenName: patient.givenName ?? "",
    birthDate: /^\d{4}-\d{2}-\d{2}$/.test(patient.birthDate ?? "") ? (patient.birthDate ?? null) : null,
    patientId: patient.patientId ?? null,
  };
}
