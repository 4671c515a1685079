import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ConsentFields } from "./consent-fields.tsx";
import { ExamFields } from "./exam-fields.tsx";
import type { FieldsProps } from "./fields.ts";
import { FirstReadingFields, ReferrerFields } from "./first-reading-fields.tsx";
import { HealthFields } from "./health-fields.tsx";
import { PatientFields } from "./patient-fields.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { ReviewStep } from "./review-step.tsx";
import type { Step } from "./steps.ts";
import { WhoFields } from "./who-fields.tsx";
import { WhyFields } from "./why-fields.tsx";

/** The fields of one step. */
export function StepFields({ step, onGo, ...props }: FieldsProps & { step: Step; onGo: (step: Step) => void }) {
  const { t } = useTranslation("ask");
  switch (step) {
    case "who":
      return <WhoFields {...props} />;
    case "why":
      return <WhyFields {...props} />;
    case "question":
      return <QuestionFields {...props} />;
    case "health":
      return <HealthFields {...props} />;
    case "patient":
      return <PatientFields {...props} />;
    case "exam":
      return <ExamFields {...props} />;
    case "first-reading":
      return (
        <Stack gap="xl">
          <FirstReadingFields {...props} />
          <ReferrerFields
            {...props}
            title={t("firstReading.referrerTitle")}
            intro={t("firstReading.referrerIntro")}
            name={t("firstReading.referrerName")}
            email={t("firstReading.referrerEmail")}
          />
        </Stack>
      );
    case "consent":
      return <ConsentFields {...props} />;
    case "review":
      return <ReviewStep draft={props.draft} onGo={onGo} />;
  }
}
