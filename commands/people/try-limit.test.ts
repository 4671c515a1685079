import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waitAfter } from "./try-limit.ts";

describe("waitAfter", () => {
  it("costs nothing at first, then doubles from ten seconds to a quarter of an hour", () => {
    const seconds = [0, 4, 5, 6, 7, 10, 11, 12, 50].map((failures) => waitAfter(failures, 5) / 1000);
    expect(seconds).toEqual([0, 0, 10, 20, 40, 320, 640, 900, 900]);
  });

  it("never shrinks with more failures and never locks out for ever", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100), (failures, free) => {
        const wait = waitAfter(failures, free);
        return wait <= waitAfter(failures + 1, free) && wait <= 900_000;
      }),
    );
  });
});
