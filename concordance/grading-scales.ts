import type { ComparisonContent, Pair } from "#contract/comparison.ts";
import type { Grade, GradingScale, GradingSetting } from "#contract/grading.ts";
import { proposeRadpeer, type RadpeerProposal } from "./propose-radpeer.ts";

/** The steps of a scale in their order, from agreement to the gravest difference. */
export function stepsOf({ scale, local }: GradingSetting): readonly string[] {
  switch (scale) {
    case "radpeer-2016":
      return ["1", "2a", "2b", "3a", "3b"];
    case "consult-5":
      return ["1", "2", "3", "4", "5"];
    case "radpeer-4":
      return ["1", "2", "3", "4"];
    case "local":
      return local.map(({ value }) => value);
    case "none":
      return [];
  }
}

/** Grades that count only when a second person agrees (RADPEER: those of the ACR's own rule; the others: what says an error matters). */
const SECOND: Readonly<Record<Exclude<GradingScale, "local">, readonly string[]>> = {
  "radpeer-2016": ["2b", "3a", "3b"],
  "consult-5": ["4", "5"],
  "radpeer-4": ["3", "4"],
  none: [],
};

export function needsSecondGrader(setting: GradingSetting, { scale, value }: Grade): boolean {
  if (scale !== "local") return SECOND[scale].includes(value);
  return setting.local.some((step) => step.value === value && step.needsSecond);
}

/** What RADPEER 2016 corresponds to in the other scales with steps of fixed meaning. */
const CORRESPONDS: Readonly<Record<"consult-5" | "radpeer-4", Readonly<Record<RadpeerProposal["score"], string>>>> = {
  "consult-5": { "1": "1", "2a": "2", "3a": "3", "2b": "4", "3b": "5" },
  "radpeer-4": { "1": "1", "2a": "2", "2b": "2", "3a": "3", "3b": "3" },
};

/** A grade proposed in the organisation's scale, with its reason; null where it has none, or one whose meaning we do not know. */
export function proposeGrade(
  pairs: readonly Pair[],
  { scale }: GradingSetting,
): { value: string; reason: string } | null {
  if (scale === "none" || scale === "local") return null;
  const proposed = proposeRadpeer(pairs);
  if (proposed === null) return null;
  return {
    value: scale === "radpeer-2016" ? proposed.score : CORRESPONDS[scale][proposed.score],
    reason: proposed.reason,
  };
}

/** The grade given in a comparison; null where none is. */
export function gradeOf({ radpeer, grade }: Pick<ComparisonContent, "radpeer" | "grade">): Grade | null {
  if (grade !== undefined) return grade;
  return radpeer === null ? null : { scale: "radpeer-2016", value: radpeer };
}

/** What is missing of the grade, in a sentence; null where nothing is. */
export function gradeMissing(
  content: Pick<ComparisonContent, "radpeer" | "grade">,
  setting: GradingSetting,
): string | null {
  if (setting.scale === "none") return null;
  const given = gradeOf(content);
  if (given !== null && given.scale === setting.scale && stepsOf(setting).includes(given.value)) return null;
  return setting.scale === "radpeer-2016" ? "The RADPEER score is not given." : "The grade is not given.";
}
