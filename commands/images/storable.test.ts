import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storableJson, storableText } from "./storable.ts";

describe("a data set made storable", () => {
  it("loses U+0000 and half pairs, and nothing that only looks like them", () => {
    const value = { a: "x\u0000y", b: "\\u0000", c: "\\\u0000", d: "\ud83d", e: "\ud83d\ude00", f: "\\ud83d" };
    expect(JSON.parse(storableJson(value))).toEqual({
      a: "xy",
      b: "\\u0000",
      c: "\\",
      d: "\ufffd",
      e: "\ud83d\ude00",
      f: "\\ud83d",
    });
  });

  it("is the same text otherwise, for any text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\\", "\0", "u0000", "\ud800"))),
        (pieces) => {
          const text = pieces.join("");
          expect(JSON.parse(storableJson(text))).toBe(text.replaceAll("\0", "").toWellFormed());
        },
      ),
    );
  });
});

describe("a text made storable", () => {
  it("has no control characters and nothing that turns its direction", () => {
    expect(storableText(" a\0b\u202Ec\r\nd ")).toBe("abcd");
  });
});
