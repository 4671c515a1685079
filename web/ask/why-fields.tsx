import { Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { reason } from "#contract/case.ts";
import { type FieldsProps, useComplaint } from "./fields.ts";

export function WhyFields({ draft, change, wrong }: FieldsProps) {
  const { t } = useTranslation(["ask", "common"]);
  const complaint = useComplaint(wrong);
  return (
    <Radio.Group
      label={t("why.label")}
      description={t("why.help")}
      value={draft.reason ?? ""}
      onChange={(value) => change({ reason: reason.options.find((each) => each === value) })}
      error={complaint("reason")}
      required
    >
      <Stack gap="sm" mt="xs">
        {reason.options.map((each) => (
          <Radio key={each} value={each} label={t(`common:reason.${each}`)} description={t(`why.${each}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
