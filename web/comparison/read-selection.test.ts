import { describe, expect, it } from "vitest";
import { statement } from "#contract/statement.ts";
import { readSelection, trimRange } from "./read-selection.ts";

const report = "FINDINGS: There is a nodule of 1.2 x 0.8 cm in the left lung.\nNo effusion.\nRECOMMENDATION: MRI.";
const sections = [
  { name: "findings" as const, start: 0, end: 74 },
  { name: "recommendation" as const, start: 74, end: report.length },
];
const read = (text: string) => {
  const start = report.indexOf(text);
  return readSelection(report, sections, { start, end: start + text.length });
};

describe("reading a selected passage", () => {
  it("reads side and size in millimetres, and points at the text", () => {
    const found = read("There is a nodule of 1.2 x 0.8 cm in the left lung.");
    expect(found).toMatchObject({ side: "left", sizeMillimetres: [12, 8], section: "findings", negated: false });
    expect(report.slice(found.start, found.end)).toBe(found.text);
    expect(statement.safeParse(found).success).toBe(true);
  });
  it("reads a denial, and a recommendation by its section", () => {
    expect(read("No effusion.").negated).toBe(true);
    expect(read("MRI.").kind).toBe("recommendation");
  });
  it("names no side where both are named", () => {
    const both = "left and right kidney";
    expect(readSelection(both, [], { start: 0, end: both.length }).side).toBe("not-stated");
  });
});

describe("trimming a selection", () => {
  it("leaves white space out, and gives null where nothing is left", () => {
    expect(trimRange("  ab  ", 0, 6)).toEqual({ start: 2, end: 4 });
    expect(trimRange("a   b", 1, 4)).toBeNull();
  });
});
