import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "./glossary.ts";

describe("explaining words of a text", () => {
  it("explains a known word once, whatever its case or number", () => {
    const parts = explain("Two Nodules were seen. The nodule is benign.");
    expect(parts.filter((part) => part.meaning !== null).map((part) => part.text)).toEqual(["Nodules", "benign"]);
  });
  it("leaves words alone that only contain a known one", () => {
    expect(explain("micronodular, lobelia, CTA").every((part) => part.meaning === null)).toBe(true);
  });
  it("takes the longer expression", () => {
    expect(explain("a lymph node")[1]?.text).toBe("lymph node");
  });
  it("loses no character", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("nodule", "CT", " ", "x", "mass", ". ", "lymph node")), (words) => {
        const text = words.join("");
        expect(
          explain(text)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
