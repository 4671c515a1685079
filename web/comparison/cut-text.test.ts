import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText } from "./cut-text.ts";

describe("cutting a text at its statements", () => {
  it("names who covers each piece, the outermost first", () => {
    expect(
      cutText(10, [
        { id: "in", start: 4, end: 6 },
        { id: "out", start: 2, end: 8 },
      ]),
    ).toEqual([
      { start: 0, end: 2, ids: [] },
      { start: 2, end: 4, ids: ["out"] },
      { start: 4, end: 6, ids: ["out", "in"] },
      { start: 6, end: 8, ids: ["out"] },
      { start: 8, end: 10, ids: [] },
    ]);
  });
  it("has nothing to cut in an empty text", () => {
    expect(cutText(0, [{ id: "a", start: 0, end: 3 }])).toEqual([]);
  });
  it("covers the whole text once, whatever the ranges are", () => {
    const range = fc.record({
      id: fc.uuid(),
      start: fc.integer({ min: -5, max: 40 }),
      end: fc.integer({ min: -5, max: 40 }),
    });
    fc.assert(
      fc.property(fc.nat(30), fc.array(range), fc.array(fc.nat(40)), (length, ranges, also) => {
        const pieces = cutText(length, ranges, also);
        let at = 0;
        for (const piece of pieces) {
          expect(piece.start).toBe(at);
          expect(piece.end).toBeGreaterThan(piece.start);
          at = piece.end;
        }
        expect(at).toBe(length);
      }),
    );
  });
});
