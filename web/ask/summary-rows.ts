import { useTranslation } from "react-i18next";
import type { CaseDraft } from "#contract/case.ts";
import { countries } from "../doors/countries.ts";
import { languages } from "./languages.ts";
import { partsOf, regionsOf } from "./regions.ts";
import type { Step } from "./steps.ts";

export type SummaryGroup = { step: Step; rows: readonly (readonly [label: string, value: string])[] };

const labelOf = (choices: readonly { value: string; label: string }[], value: string | null | undefined): string =>
  choices.find((each) => each.value === value)?.label ?? "";

/** What was answered, step by step, in words. An empty text stands for "not given". */
export function useSummary(draft: CaseDraft): SummaryGroup[] {
  const { t } = useTranslation(["ask", "common"]);
  const { patient = {}, firstReading = {}, referrer = {}, consent } = draft;
  const { country, region } = partsOf(patient.jurisdiction ?? "");
  const place = [labelOf(regionsOf(country), region), labelOf(countries(), country)].filter((each) => each !== "");
  return [
    { step: "who", rows: [[t("who.label"), draft.forWhom ? t(`who.${draft.forWhom}`) : ""]] },
    { step: "why", rows: [[t("why.label"), draft.reason ? t(`common:reason.${draft.reason}`) : ""]] },
    {
      step: "question",
      rows: [
        [t("question.label"), draft.question ?? ""],
        [t("question.hinges"), draft.hingesOn ?? ""],
      ],
    },
    {
      step: "health",
      rows: [
        [t("health.symptoms"), draft.symptoms ?? ""],
        [t("health.urgency"), draft.urgency ? t(`common:urgency.${draft.urgency}`) : ""],
      ],
    },
    {
      step: "patient",
      rows: [
        [t("patient.givenName"), patient.givenName ?? ""],
        [t("patient.familyName"), patient.familyName ?? ""],
        [t("patient.birthDate"), patient.birthDate ?? ""],
        [t("patient.sex"), patient.sex ? t(`common:sex.${patient.sex}`) : ""],
        [t("patient.country"), place.join(", ")],
        [t("patient.language"), labelOf(languages(), patient.language)],
        [t("patient.patientId"), patient.patientId ?? ""],
      ],
    },
    {
      step: "exam",
      rows: [
        [t("exam.modality"), draft.modality ? t(`common:modality.${draft.modality}`) : ""],
        [t("exam.bodyPart"), draft.bodyPart ?? ""],
        [t("exam.subspecialty"), draft.subspecialty ? t(`common:subspecialty.${draft.subspecialty}`) : ""],
      ],
    },
    {
      step: "first-reading",
      rows: [
        [t("firstReading.institution"), firstReading.institution ?? ""],
        [t("firstReading.radiologist"), firstReading.radiologist ?? ""],
        [t("firstReading.date"), firstReading.date ?? ""],
        [t("firstReading.referrerName"), referrer.name ?? ""],
        [t("firstReading.referrerEmail"), referrer.email ?? ""],
      ],
    },
    { step: "consent", rows: [[t("step.consent"), consent?.acceptedBy ?? ""]] },
  ];
}
