import type { RefusalCode } from "#contract/refusals.ts";

/** Statuses that every service shares, PS3.7 annex C. */
export const statuses = {
  success: 0x0000,
  cancelled: 0xfe00,
  pending: 0xff00,
  /** Pending, but some of the keys are not supported: PS3.4 Table C.4-1. */
  pendingUnsupported: 0xff01,
  /** C-STORE: stored, though the data set does not match its class (PS3.4 Table B.2-1). */
  storedWithWarning: 0xb007,
  /** C-MOVE and C-GET: complete, one or more failures or warnings (PS3.4 Tables C.4-2 and C.4-3). */
  completeWithFailures: 0xb000,
  classNotSupported: 0x0122,
  notAuthorized: 0x0124,
  unrecognizedOperation: 0x0211,
  moveDestinationUnknown: 0xa801,
  identifierDoesNotMatch: 0xa900,
  cannotCount: 0xa701,
  cannotPerform: 0xa702,
  unableToProcess: 0xc000,
  outOfResources: 0xa700,
  duplicateInstance: 0x0111,
} as const;

/** What a refusal is called in DIMSE: PS3.7 annex C, PS3.4 Tables B.2-1 and C.4-1 to C.4-3. */
export const statusOfRefusal: Record<RefusalCode, number> = {
  "not-signed-in": statuses.notAuthorized,
  "wrong-credentials": statuses.notAuthorized,
  "second-factor-needed": statuses.notAuthorized,
  "second-factor-missing": statuses.notAuthorized,
  "too-many-tries": statuses.outOfResources,
  "weak-password": statuses.notAuthorized,
  "link-not-valid": statuses.notAuthorized,
  "not-found": statuses.unableToProcess,
  "not-permitted": statuses.notAuthorized,
  "wrong-stage": statuses.notAuthorized,
  "blind-until-sealed": statuses.notAuthorized,
  "changed-meanwhile": statuses.unableToProcess,
  "already-done": statuses.unableToProcess,
  "not-complete": statuses.unableToProcess,
  "not-valid": statuses.identifierDoesNotMatch,
  "too-large": statuses.outOfResources,
  "wrong-media-type": statuses.unableToProcess,
  "not-readable": statuses.unableToProcess,
  "another-patient": statuses.unableToProcess,
  "conflicting-instance": statuses.duplicateInstance,
  "not-eligible": statuses.notAuthorized,
  "licence-expired": statuses.notAuthorized,
  "held-by-case": statuses.notAuthorized,
  "legal-hold": statuses.notAuthorized,
  "storage-full": statuses.outOfResources,
  "try-again": statuses.outOfResources,
  failed: statuses.unableToProcess,
};

/** How a file ended, as C-STORE says it: PS3.4 Table B.2-1. Codes that are not named cannot be understood. */
const storeStatuses: Readonly<Record<string, number>> = {
  "too-large": statuses.outOfResources,
  "another-study": statuses.identifierDoesNotMatch,
  "conflicting-instance": statuses.duplicateInstance,
  "series-of-another-study": statuses.duplicateInstance,
};

export const storeFailure = (code: string | null): number => storeStatuses[code ?? ""] ?? statuses.unableToProcess;
