import type { CustodyEvent, EventKind } from "#contract/custody.ts";

export type EventGroup = "views" | "changes" | "exports" | "decisions";
export const eventGroups = ["views", "changes", "decisions", "exports"] as const satisfies readonly EventGroup[];

const kindsOf: Record<Exclude<EventGroup, "changes">, readonly EventKind[]> = {
  views: [
    "case-viewed",
    "images-viewed",
    "record-viewed",
    "reading-opened",
    "first-report-revealed",
    "adjudication-viewed",
    "comparison-viewed",
    "opinion-viewed",
    "delivery-opened",
    "delivery-code-failed",
    "custody-viewed",
  ],
  exports: ["images-exported", "opinion-exported", "report-sent", "case-exported"],
  decisions: [
    "request-submitted",
    "case-withdrawn",
    "stage-moved",
    "identity-decided",
    "series-released",
    "sending-finished",
    "case-completed",
    "case-reopened",
    "grant-given",
    "grant-revoked",
    "reader-offered",
    "offer-answered",
    "reading-sealed",
    "reading-revised",
    "comparison-confirmed",
    "language-model-asked",
    "comparison-graded-again",
    "adjudication-asked",
    "blind-reading-filed",
    "ballot-cast",
    "adjudication-extended",
    "adjudication-taken-back",
    "adjudication-closed",
    "third-reader-wished",
    "difference-settled",
    "opinion-signed",
    "addendum-signed",
    "delivery-created",
    "delivery-revoked",
    "critical-told",
    "recommendation-changed",
    "outcome-reported",
    "follow-up-asked",
    "feedback-permitted",
    "feedback-written",
    "case-closed",
  ],
};

/** What kind of step an event is, for a filter that a patient understands. */
export function groupOf(kind: EventKind): EventGroup {
  if (kindsOf.views.includes(kind)) return "views";
  if (kindsOf.exports.includes(kind)) return "exports";
  return kindsOf.decisions.includes(kind) ? "decisions" : "changes";
}

/** Events by calendar day of the person who looks, newest first. */
export function byDay(events: readonly CustodyEvent[]): { day: string; events: CustodyEvent[] }[] {
  const days = new Map<string, CustodyEvent[]>();
  for (const event of [...events].sort((a, b) => b.sequence - a.sequence)) {
    const day = new Date(event.at).toDateString();
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, list]) => ({ day, events: list }));
}
