import { describe, expect, it } from "vitest";
import { defaultCriticalFindings } from "#reporting/critical-findings.ts";
import { listText, readHours, readList } from "./critical-list.ts";

describe("the list of critical findings as text", () => {
  it("is read back as it was written", () => {
    expect(readList(listText(defaultCriticalFindings))).toEqual({ entries: [...defaultCriticalFindings], wrong: null });
  });

  it("names the line that is wrong", () => {
    expect(readList("1 free air\n\nabscess").wrong).toBe(3);
    expect(readList("4 abscess").wrong).toBe(1);
    expect(readList("2: abscess \n3) mass").entries).toEqual([
      { category: 2, term: "abscess" },
      { category: 3, term: "mass" },
    ]);
  });

  it("takes rising hours only", () => {
    expect(readHours("24, 72")).toEqual([24, 72]);
    for (const text of ["", "72 24", "x", "1 2 3 4 5", "1.5"]) expect(readHours(text)).toBeNull();
  });
});
