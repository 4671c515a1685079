import { type CaseDraft, type CaseRequest, caseRequest, consentVersion } from "#contract/case.ts";
import { Refusal } from "#contract/refusals.ts";

/**
 * The draft as the request that submitting makes permanent.
 * @throws Refusal "not-complete" naming each field that is missing or not as it should be
 */
export function completeRequest(draft: CaseDraft): CaseRequest {
  const parsed = caseRequest.safeParse({
    hingesOn: "",
    symptoms: "",
    ...draft,
    patient: { patientId: "", ...draft.patient },
    firstReading: { institution: "", radiologist: "", ...draft.firstReading, date: draft.firstReading?.date || null },
    referrer: { name: "", email: "", ...draft.referrer },
  });
  if (!parsed.success) {
    throw new Refusal(
      "not-complete",
      ...parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    );
  }
  if (parsed.data.consent.version !== consentVersion) {
    throw new Refusal("not-complete", "consent: the consent text has changed; please read and accept it again");
  }
  return parsed.data;
}
