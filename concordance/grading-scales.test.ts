import { describe, expect, it } from "vitest";
import { defaultGrading, type GradingSetting, gradingSetting } from "#contract/grading.ts";
import { gradeMissing, gradeOf, needsSecondGrader, proposeGrade, stepsOf } from "./grading-scales.ts";

const local: GradingSetting = {
  scale: "local",
  local: [
    { value: "fine", label: "Fine", needsSecond: false },
    { value: "talk", label: "To be talked about", needsSecond: true },
  ],
};

describe("the scales of grading", () => {
  it("ask a second person where an error matters", () => {
    const asked = (setting: GradingSetting) =>
      stepsOf(setting).filter((value) => needsSecondGrader(setting, { scale: setting.scale, value }));
    expect(asked(defaultGrading)).toEqual(["2b", "3a", "3b"]);
    expect(asked({ scale: "consult-5", local: [] })).toEqual(["4", "5"]);
    expect(asked({ scale: "radpeer-4", local: [] })).toEqual(["3", "4"]);
    expect(asked(local)).toEqual(["talk"]);
    expect(asked({ scale: "none", local: [] })).toEqual([]);
  });

  it("want a grade of the organisation's own scale, and none in peer learning", () => {
    const ungraded = { radpeer: null };
    expect(gradeMissing(ungraded, defaultGrading)).toBe("The RADPEER score is not given.");
    expect(gradeMissing({ radpeer: "2a" }, defaultGrading)).toBeNull();
    expect(gradeMissing({ radpeer: "2a" }, local)).toBe("The grade is not given.");
    expect(gradeMissing({ radpeer: null, grade: { scale: "local", value: "talk" } }, local)).toBeNull();
    expect(gradeMissing({ radpeer: null, grade: { scale: "local", value: "gone" } }, local)).toBe(
      "The grade is not given.",
    );
    expect(gradeMissing(ungraded, { scale: "none", local: [] })).toBeNull();
  });

  it("propose nothing where there is nothing to go by", () => {
    expect(proposeGrade([], defaultGrading)).toBeNull();
    expect(proposeGrade([], local)).toBeNull();
    expect(gradeOf({ radpeer: "3b" })).toEqual({ scale: "radpeer-2016", value: "3b" });
  });

  it("need two steps with names of their own", () => {
    expect(gradingSetting.safeParse({ scale: "local", local: local.local.slice(0, 1) }).success).toBe(false);
    expect(gradingSetting.safeParse({ scale: "local", local: [local.local[0], local.local[0]] }).success).toBe(false);
    expect(gradingSetting.safeParse(local).success).toBe(true);
  });
});
