import { describe, expect, it } from "vitest";
import { type CustodyEvent, chainStart, eventKind } from "#contract/custody.ts";
import { byDay, eventGroups, groupOf } from "./event-groups.ts";

const event = (sequence: number, at: string): CustodyEvent => ({
  chain: "00000000-0000-4000-8000-000000000001",
  sequence,
  at,
  actor: { kind: "person", id: "1", name: "A" },
  kind: "case-viewed",
  subject: "case",
  reason: null,
  detail: {},
  previousHash: chainStart,
  hash: String(sequence).padStart(64, "0"),
});

describe("grouping events", () => {
  it("knows a group for every kind, and shows every look as one", () => {
    for (const kind of eventKind.options) expect(eventGroups).toContain(groupOf(kind));
    for (const kind of eventKind.options.filter((each) => each.endsWith("-viewed")))
      expect(groupOf(kind)).toBe("views");
    for (const kind of eventKind.options.filter((each) => each.endsWith("-exported")))
      expect(groupOf(kind)).toBe("exports");
  });
  it("puts the newest day and the newest event first, by sequence", () => {
    const days = byDay([
      event(1, "2026-11-20T12:00:00Z"),
      event(3, "2026-11-23T12:00:01Z"),
      event(2, "2026-11-23T12:00:00Z"),
    ]);
    expect(days.map((day) => day.events.map((each) => each.sequence))).toEqual([[3, 2], [1]]);
  });
});
