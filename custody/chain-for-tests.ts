import { type CustodyEvent, chainStart, type EventKind, type JsonValue } from "#contract/custody.ts";
import { sealEntry } from "./chain.ts";

export type TestEvent = { kind: EventKind; subject?: string; detail?: Record<string, JsonValue> };

/** A sound chain with the given events, a minute apart; invented people. */
export function chainFrom(wanted: readonly TestEvent[]): CustodyEvent[] {
  const events: CustodyEvent[] = [];
  for (const [index, { kind, subject = "case", detail = {} }] of wanted.entries()) {
    events.push(
      sealEntry({
        chain: "00000000-0000-4000-8000-000000000001",
        sequence: index + 1,
        at: new Date(Date.UTC(2026, 5, 1, 9, index)).toISOString(),
        actor: { kind: "person", id: "00000000-0000-4000-8000-0000000000aa", name: "Testina Ficta" },
        kind,
        subject,
        reason: null,
        detail,
        previousHash: events.at(-1)?.hash ?? chainStart,
      }),
    );
  }
  return events;
}

/** A sound chain of `length` events that differ from each other. */
export function chainOf(length: number): CustodyEvent[] {
  return chainFrom(Array.from({ length }, (_, index) => ({ kind: "case-viewed", detail: { nth: index } })));
}
