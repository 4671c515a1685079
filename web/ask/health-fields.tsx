import { Stack, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type FieldsProps, useComplaint } from "./fields.ts";
import { UrgencyField } from "./urgency-field.tsx";

export function HealthFields(props: FieldsProps) {
  const { draft, change, wrong } = props;
  const { t } = useTranslation("ask");
  const complaint = useComplaint(wrong);
  return (
    <Stack>
      <Textarea
        label={t("health.symptoms")}
        description={t("health.symptomsHelp")}
        value={draft.symptoms ?? ""}
        onChange={(event) => change({ symptoms: event.currentTarget.value })}
        error={complaint("symptoms")}
        maxLength={4000}
      />
      <UrgencyField {...props} />
    </Stack>
  );
}
