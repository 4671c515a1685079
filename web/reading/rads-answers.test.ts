import { describe, expect, it } from "vitest";
import { fleischner } from "#reporting/rads/fleischner.ts";
import { lungRads } from "#reporting/rads/lung-rads.ts";
import { tiRads } from "#reporting/rads/ti-rads.ts";
import { answersOfSize, calculatorOf, withText } from "./rads-answers.ts";

const size = (...millimetres: number[]) => ({ millimetres, markId: null });

describe("the answers that a finding gives", () => {
  it("are its sizes, each where the system asks for it", () => {
    expect(answersOfSize(tiRads, size(14.2, 9))).toEqual({ size_mm: 14.2 });
    expect(answersOfSize(fleischner, size(9, 7, 4))).toEqual({ long_mm: 9, short_mm: 7 });
    expect(answersOfSize(lungRads, size(7.1, 6.2))).toEqual({ mean_mm: 6.7 });
  });

  it("hold no mean of a single length, and nothing without a size", () => {
    expect(answersOfSize(lungRads, size(7))).toEqual({});
    expect(answersOfSize(tiRads, null)).toEqual({});
  });

  it("name the calculator by the category it gave, of that version alone", () => {
    expect(calculatorOf("ACR TI-RADS 2017: TR4")).toBe(tiRads);
    expect(calculatorOf("ACR TI-RADS 2024: TR4")).toBeNull();
    expect(calculatorOf("TI-RADS 4")).toBeNull();
    expect(calculatorOf(null)).toBeNull();
  });
});

describe("text put into a field", () => {
  it("goes below what stands there, once, and not where it does not fit", () => {
    expect(withText("", "reason", 100)).toBe("reason");
    expect(withText("seen before ", "reason", 100)).toBe("seen before\nreason");
    expect(withText("seen before\nreason", "reason", 100)).toBe("seen before\nreason");
    expect(withText("seen before", "reason", 12)).toBeNull();
  });
});
