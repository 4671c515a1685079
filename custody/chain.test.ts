import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CustodyEvent, chainStart } from "#contract/custody.ts";
import { sealEntry, verifyChain } from "./chain.ts";
import { chainOf } from "./chain-for-tests.ts";

const chain = chainOf(12);

function replaced(events: CustodyEvent[], index: number, change: Partial<CustodyEvent>): CustodyEvent[] {
  return events.map((event, at) => (at === index ? { ...event, ...change } : event));
}

function at(events: CustodyEvent[], index: number): CustodyEvent {
  const event = events[index];
  if (event === undefined) throw new Error(`no event at ${index}`);
  return event;
}

describe("sealing an entry", () => {
  it("hashes the canonical entry, previousHash included, and nothing else", () => {
    const first = at(chain, 0);
    expect(first.previousHash).toBe(chainStart);
    expect(sealEntry({ ...first }).hash).toBe(first.hash);
    expect(sealEntry({ ...first, previousHash: "1".repeat(64) }).hash).not.toBe(first.hash);
  });
});

describe("verifying a chain", () => {
  it("finds a whole chain sound, whatever its length", () => {
    expect(verifyChain([])).toMatchObject({ sound: true, count: 0, head: null });
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), (length) => verifyChain(chainOf(length)).sound));
  });

  it("names an event whose content was changed", () => {
    for (const change of [
      { reason: "because" },
      { subject: "else" },
      { detail: { a: 2 } },
      { at: "2031-01-01T00:00:00Z" },
    ]) {
      const verdict = verifyChain(replaced(chain, 4, change));
      expect(verdict.problems[0]).toMatchObject({ kind: "changed", sequence: 5 });
    }
  });

  it("names an event that was rewritten with a fresh hash", () => {
    const forged = sealEntry({ ...at(chain, 4), reason: "because" });
    const verdict = verifyChain(replaced(chain, 4, forged));
    expect(verdict.problems[0]).toMatchObject({ kind: "forged", sequence: 5 });
  });

  it("names a removed event, wherever it stood before the end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: chain.length - 2 }), (index) => {
        const verdict = verifyChain(chain.toSpliced(index, 1));
        expect(verdict.problems[0]).toMatchObject({ kind: "removed", sequence: index + 1 });
      }),
    );
  });

  it("names two events that changed places", () => {
    const places = fc.tuple(fc.nat(chain.length - 1), fc.nat(chain.length - 1)).filter(([a, b]) => a < b);
    fc.assert(
      fc.property(places, ([a, b]) => {
        const swapped = replaced(replaced(chain, a, at(chain, b)), b, at(chain, a));
        const verdict = verifyChain(swapped);
        expect(verdict.sound).toBe(false);
        expect(verdict.problems.map(({ kind }) => kind)).toContain("reordered");
        expect(verdict.problems.map(({ sequence }) => sequence)).toContain(a + 1);
      }),
    );
  });

  it("names an event that is there twice and one of another chain", () => {
    expect(verifyChain([...chain, at(chain, 3)]).problems[0]).toMatchObject({ kind: "added", sequence: 4 });
    const foreign = sealEntry({ ...at(chain, 11), chain: "00000000-0000-4000-8000-00000000000f" });
    expect(verifyChain(replaced(chain, 11, foreign)).problems[0]).toMatchObject({ kind: "other-chain", sequence: 12 });
  });

  it("sees a shortened or rewritten end by the head that was written down", () => {
    const known = { count: 12, hash: at(chain, 11).hash };
    expect(verifyChain(chain, known).sound).toBe(true);
    expect(verifyChain(chainOf(15), known).sound).toBe(true);
    expect(verifyChain(chain.slice(0, 10), known).problems[0]).toMatchObject({ kind: "removed", sequence: 11 });
    const forged = replaced(chain, 11, sealEntry({ ...at(chain, 11), subject: "else" }));
    expect(verifyChain(forged).sound).toBe(true);
    expect(verifyChain(forged, known).problems[0]).toMatchObject({ kind: "forged", sequence: 12 });
  });

  it("warns, and no more, when the clock goes backwards", () => {
    const early = sealEntry({ ...at(chain, 11), at: "2026-01-01T00:00:00Z" });
    const verdict = verifyChain(replaced(chain, 11, early));
    expect(verdict.sound).toBe(true);
    expect(verdict.warnings).toMatchObject([{ kind: "time-backwards", sequence: 12 }]);
  });

  it("takes acts that were under way at once for what they are", () => {
    const before = Date.parse(at(chain, 10).at);
    const beside = sealEntry({ ...at(chain, 11), at: new Date(before - 40).toISOString() });
    expect(verifyChain(replaced(chain, 11, beside)).warnings).toEqual([]);
  });
});
