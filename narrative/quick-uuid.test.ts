import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { quickUuid } from "./quick-uuid.ts";

describe("a quick id", () => {
  it("is a UUID of version 8, the same for the same name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        expect(z.uuid().safeParse(quickUuid(name)).success).toBe(true);
        expect(quickUuid(name)[14]).toBe("8");
        expect(quickUuid(name)).toBe(quickUuid(name));
      }),
    );
  });

  it("is another one for each of many names that differ in one character", () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `12\u001f40\u001fNo pneumothorax.\u001f${at}`);
    expect(new Set(names.map(quickUuid)).size).toBe(names.length);
  });
});
