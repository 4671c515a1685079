import type { RefusalBody, RefusalCode } from "#contract/refusals.ts";

/** FHIR R4 value set issue-type. A new refusal does not compile until it has one. */
const issueType: Record<RefusalCode, string> = {
  "not-signed-in": "login",
  "wrong-credentials": "login",
  "second-factor-needed": "security",
  "second-factor-missing": "security",
  "too-many-tries": "throttled",
  "weak-password": "invalid",
  "link-not-valid": "expired",
  "not-found": "not-found",
  "not-permitted": "forbidden",
  "wrong-stage": "business-rule",
  "blind-until-sealed": "suppressed",
  "changed-meanwhile": "conflict",
  "already-done": "duplicate",
  "not-complete": "required",
  "not-valid": "invalid",
  "too-large": "too-long",
  "wrong-media-type": "not-supported",
  "not-readable": "structure",
  "another-patient": "conflict",
  "conflicting-instance": "conflict",
  "not-eligible": "business-rule",
  "licence-expired": "business-rule",
  "legal-hold": "business-rule",
  "held-by-case": "business-rule",
  "storage-full": "no-store",
  "try-again": "transient",
  failed: "exception",
};

/** A refusal as FHIR says it (R4 section 2.41). */
export function operationOutcome({ refusal, message, detail = [] }: RefusalBody): object {
  return {
    resourceType: "OperationOutcome",
    issue: [
      {
        severity: refusal === "failed" ? "fatal" : "error",
        code: issueType[refusal],
        details: { text: message },
        ...(detail.length === 0 ? {} : { diagnostics: detail.join("; ") }),
      },
    ],
  };
}
