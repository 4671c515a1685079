import type { RefusalBody, RefusalCode } from "#contract/refusals.ts";
import { type Refusal, refusalSentences } from "#contract/refusals.ts";

/** Every refusal as an HTTP status (RFC 9110 section 15). A new code does not compile until it has one. */
export const refusalStatus: Record<RefusalCode, number> = {
  "not-signed-in": 401,
  "wrong-credentials": 401,
  "second-factor-needed": 403,
  "second-factor-missing": 403,
  "too-many-tries": 429,
  "weak-password": 422,
  "link-not-valid": 404,
  "not-found": 404,
  "not-permitted": 403,
  "wrong-stage": 409,
  "blind-until-sealed": 403,
  "changed-meanwhile": 409,
  "already-done": 409,
  "not-complete": 422,
  "not-valid": 400,
  "too-large": 413,
  "wrong-media-type": 415,
  "not-readable": 422,
  "another-patient": 409,
  "conflicting-instance": 409,
  "not-eligible": 409,
  "licence-expired": 409,
  "legal-hold": 409,
  "held-by-case": 409,
  "storage-full": 507,
  "try-again": 503,
  failed: 500,
};

/** What leaves the server when it says no. */
export function bodyOfRefusal(refusal: Refusal): RefusalBody {
  return {
    refusal: refusal.code,
    message: refusalSentences[refusal.code],
    ...(refusal.detail.length > 0 ? { detail: [...refusal.detail] } : {}),
  };
}
