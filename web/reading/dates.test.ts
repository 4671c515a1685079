import { describe, expect, it } from "vitest";
import { ageOf, dayText, instantText, timeText, yearsSince } from "./dates.ts";

describe("dates", () => {
  it("counts whole years, not before the birthday", () => {
    const now = new Date("2026-04-01T12:00:00");
    expect(yearsSince("1961-04-02", now)).toBe(64);
    expect(yearsSince("19610401", now)).toBe(65);
    expect(yearsSince("", now)).toBeNull();
  });
  it("says an age in its largest whole unit", () => {
    const now = new Date("2026-04-03T12:00:00Z");
    expect(ageOf("2026-04-03T11:58:30Z", now)).toEqual({ unit: "minutes", count: 1 });
    expect(ageOf("2026-04-02T11:00:00Z", now)).toEqual({ unit: "hours", count: 25 });
    expect(ageOf("2026-03-30T12:00:00Z", now)).toEqual({ unit: "days", count: 4 });
  });
  it("keeps the date of what was signed today", () => {
    const now = new Date();
    expect(timeText(now.toISOString(), now)).not.toContain(String(now.getFullYear()));
    expect(instantText(now.toISOString())).toContain(String(now.getFullYear()));
  });
  it("writes no day where there is none", () => {
    expect(dayText(null)).toBe("");
    expect(dayText("REMOVED")).toBe("");
    expect(dayText("20261124")).toBe(dayText("2026-11-24"));
    expect(dayText("20261124")).toContain("2026");
  });
});
