import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directionOfText, visualLine } from "./pdf-bidi.ts";
import { breakLines, widthOf } from "./pdf-lines.ts";

const measure = (_: string, text: string) => text.length;
const drawn = (text: string, direction: "ltr" | "rtl") =>
  visualLine([{ font: "f", text, width: text.length }], direction, measure).map((run) => run.text);

describe("a line of two directions", () => {
  it("is drawn as Unicode Standard Annex 9 orders it, brackets turned, numbers from left to right", () => {
    expect(drawn("رقم 12.4 (نعم) CT", "rtl")).toEqual(
      ["CT", " (نعم) ", "12.4", "رقم "].map((text) => (text === " (نعم) " ? " )نعم( " : text)),
    );
    expect(drawn("see ولد now", "ltr")).toEqual(["see ", "ولد", " now"]);
  });

  it("keeps every letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "ب", "ت", " ", "1", ".", "-"), maxLength: 40 }), (text) => {
        const sorted = (line: string) => [...line].toSorted().join("");
        const line = text.trimEnd();
        expect(sorted(drawn(line, "rtl").join(""))).toBe(sorted(line));
      }),
    );
  });

  it("runs as its first letter does, on a page from right to left as its own script does", () => {
    expect(directionOfText("12 – CT", "ltr")).toBe("ltr");
    expect(directionOfText("(ب) CT", "ltr")).toBe("rtl");
    expect(directionOfText("CT ب", "ltr")).toBe("ltr");
    expect(directionOfText("CT ب", "rtl")).toBe("rtl");
    expect(directionOfText("CT only", "rtl")).toBe("ltr");
  });
});

describe("breaking lines", () => {
  const lines = (text: string, page: "ltr" | "rtl" = "ltr") => breakLines(text, "regular", 10, measure, page);

  it("ends Arabic at the right, and on its page a single line of another script too", () => {
    for (const [line] of [lines("ولد"), lines("name", "rtl")]) expect(line?.[0]?.text).toBe("");
    expect(widthOf(lines("ولد")[0] ?? [])).toBe(10);
    expect(lines("name")[0]?.map(({ text }) => text)).toEqual(["name"]);
    expect(lines("a long English text", "rtl")[0]?.[0]?.text).toBe("a long ");
  });

  it("breaks Chinese after any character but before no closing sign", () => {
    const texts = lines("第一次阅片与第二次一致，没有不同。").map((line) => line.map(({ text }) => text).join(""));
    expect(texts).toEqual(["第一次阅片与第二次一", "致，没有不同。"]);
    const closing = lines("一二三四五六七八九十。").map((line) => line.map(({ text }) => text).join(""));
    expect(closing).toEqual(["一二三四五六七八九", "十。"]);
  });
});
