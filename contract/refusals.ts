import { z } from "zod";

/**
 * Every way in which Overread says no, named once. Each door translates the code with a Record over this list, so a new code
 * does not compile until every door answers it. The sentence tells the user what to do next.
 */
export const refusalSentences = {
  "not-signed-in": "Please sign in first.",
  "wrong-credentials": "E-mail, password or code is not right. Please try again.",
  "second-factor-needed": "Please confirm with your second factor (authenticator code or passkey).",
  "second-factor-missing": "Set up an authenticator app or a passkey in your account before you sign a report.",
  "too-many-tries": "Too many attempts. Please wait a few minutes and try again.",
  "weak-password": "Please choose a longer password that is not on the list of common ones: at least 15 characters.",
  "link-not-valid":
    "This link is not valid: it may have expired, been used or been withdrawn. Please ask for a new one.",
  "not-found": "There is nothing here that you may see.",
  "not-permitted": "Your role does not allow this.",
  "wrong-stage": "This cannot be done at the present stage of the case.",
  "blind-until-sealed": "This stays closed until you have sealed your own reading.",
  "changed-meanwhile":
    "Somebody (perhaps you, in another tab) has changed this meanwhile. Load the newer version and try again.",
  "already-done": "This has been done already.",
  "not-complete": "Something is still missing.",
  "not-valid": "Something in this request is not as it should be.",
  "too-large": "This is larger than the service accepts.",
  "wrong-media-type": "This kind of content is not accepted here.",
  "not-readable": "This file cannot be read.",
  "another-patient": "These images seem to belong to another patient. Please check, and confirm or remove them.",
  "conflicting-instance":
    "A different image with the same identity is already stored. Both are kept; a person has to decide.",
  "not-eligible": "This reader is not eligible for this case.",
  "licence-expired": "The reader's licence for the patient's jurisdiction is not valid today.",
  "legal-hold": "This case is under legal hold: nothing of it may be deleted until an administrator lifts the hold.",
  "held-by-case":
    "A case holds these images. What belongs to a case is deleted with the case only: ask an administrator for its erasure.",
  "storage-full": "The storage is full. Nothing that was accepted is lost; please tell the administrator.",
  "try-again": "The service is busy or starting. Please try again in a moment.",
  failed: "Something went wrong on our side. It has been recorded; please try again.",
} as const;

export type RefusalCode = keyof typeof refusalSentences;
export const refusalCodes = Object.keys(refusalSentences) as readonly RefusalCode[];

/** What leaves the server when it says no. `detail` names the field, reason or next step; it never holds data of a case. */
export const refusalBody = z.object({
  refusal: z.enum(refusalCodes as [RefusalCode, ...RefusalCode[]]),
  message: z.string(),
  detail: z.array(z.string()).optional(),
});
export type RefusalBody = z.infer<typeof refusalBody>;

/** Thrown by commands, translated by doors. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: readonly string[];
  constructor(code: RefusalCode, ...detail: string[]) {
    super(detail.length > 0 ? `${refusalSentences[code]} (${detail.join("; ")})` : refusalSentences[code]);
    this.name = "Refusal";
    this.code = code;
    this.detail = detail;
  }
}
