import { z } from "zod";
import { instant, sha256 } from "./ids.ts";

/** What can happen to a case (or, for the organisation's own chain, to its people). */
export const eventKind = z.enum([
  "case-created",
  "case-viewed",
  "request-saved",
  "request-submitted",
  "case-withdrawn",
  "stage-moved",
  "images-received",
  "images-refused",
  "images-viewed",
  "images-exported",
  "identity-asked",
  "identity-decided",
  "images-corrected",
  "picture-converted",
  "conflict-decided",
  "patient-asked",
  "patient-answered",
  "series-released",
  "study-claimed",
  "record-received",
  "record-viewed",
  "sending-finished",
  "case-completed",
  "case-reopened",
  "grant-given",
  "grant-revoked",
  "reader-offered",
  "offer-answered",
  "reading-opened",
  "reading-saved",
  "reading-sealed",
  "reading-revised",
  "first-report-revealed",
  "comparison-saved",
  "comparison-confirmed",
  "comparison-viewed",
  "language-model-asked",
  "comparison-graded-again",
  "grading-changed",
  "adjudication-asked",
  "adjudication-viewed",
  "blind-reading-filed",
  "ballot-cast",
  "adjudicator-asked-readers",
  "adjudicator-answered",
  "adjudication-extended",
  "adjudication-overdue",
  "adjudication-taken-back",
  "adjudication-closed",
  "third-reader-wished",
  "adjudication-rules-changed",
  "difference-settled",
  "opinion-saved",
  "opinion-signed",
  "addendum-signed",
  "opinion-viewed",
  "opinion-exported",
  "report-sent",
  "report-not-sent",
  "delivery-created",
  "delivery-opened",
  "delivery-code-failed",
  "delivery-revoked",
  "delivery-unopened",
  "critical-told",
  "recommendation-changed",
  "outcome-reported",
  "follow-up-asked",
  "feedback-permitted",
  "feedback-written",
  "follow-up-rules-changed",
  "case-closed",
  "custody-viewed",
  "case-exported",
  "person-invited",
  "person-joined",
  "person-changed",
  "sign-in",
  "sign-in-failed",
  "session-revoked",
  "second-factor-added",
  "second-factor-removed",
  "object-damaged",
  "object-healed",
  "retention-changed",
  "hold-set",
  "hold-lifted",
  "erasure-asked",
  "erasure-declined",
  "case-erased",
  "images-erased",
  "token-created",
  "token-revoked",
  "peer-added",
  "peer-changed",
  "peer-removed",
  "transfer-asked",
]);
export type EventKind = z.infer<typeof eventKind>;

export const custodyActor = z.object({
  kind: z.enum(["person", "service", "link", "system"]),
  /** Person, token or delivery id; "overread" for the system itself. */
  id: z.string(),
  name: z.string(),
});
export type CustodyActor = z.infer<typeof custodyActor>;

/** A JSON value without undefined: what canonical JSON can write. */
export const jsonValue: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(jsonValue), z.record(z.string(), jsonValue)]),
);
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** An event before it has its place in the chain. */
export const custodyEntry = z.object({
  chain: z.uuid(),
  sequence: z.number().int().min(1),
  at: instant,
  actor: custodyActor,
  kind: eventKind,
  /** What it was done to: a UID, record id, reading id, "case". */
  subject: z.string(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), jsonValue),
  previousHash: sha256,
});
export type CustodyEntry = z.infer<typeof custodyEntry>;

/** `hash` is SHA-256 over the canonical JSON (RFC 8785) of the entry, previousHash included. */
export const custodyEvent = custodyEntry.extend({ hash: sha256 });
export type CustodyEvent = z.infer<typeof custodyEvent>;

/** previousHash of the first event of a chain. */
export const chainStart = "0".repeat(64);
