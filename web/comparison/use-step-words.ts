import { useTranslation } from "react-i18next";
import { radpeerScore } from "#contract/comparison.ts";
import type { GradingSetting } from "#contract/grading.ts";

const consultSteps = ["1", "2", "3", "4", "5"] as const;
const olderSteps = ["1", "2", "3", "4"] as const;

/** What the steps of a scale mean, in words. */
export function useStepWords(setting: GradingSetting): (value: string) => string {
  const { t } = useTranslation("comparison");
  return (value) => {
    const radpeer = radpeerScore.options.find((each) => each === value);
    if (setting.scale === "radpeer-2016" && radpeer !== undefined) return t(`radpeer.score.${radpeer}`);
    const consult = consultSteps.find((each) => each === value);
    if (setting.scale === "consult-5" && consult !== undefined) return t(`grade.consult.${consult}`);
    const older = olderSteps.find((each) => each === value);
    if (setting.scale === "radpeer-4" && older !== undefined) return t(`grade.older.${older}`);
    return setting.local.find((step) => step.value === value)?.label ?? value;
  };
}
