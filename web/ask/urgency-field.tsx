import { Alert, Anchor, Radio, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { urgency } from "#contract/case.ts";
import { type FieldsProps, useComplaint } from "./fields.ts";

export function UrgencyField({ draft, change, wrong }: FieldsProps) {
  const { t } = useTranslation(["ask", "common"]);
  const complaint = useComplaint(wrong);
  return (
    <Stack>
      <Radio.Group
        label={t("health.urgency")}
        value={draft.urgency ?? ""}
        onChange={(value) => change({ urgency: urgency.options.find((each) => each === value) })}
        error={complaint("urgency")}
        required
      >
        <Stack gap="sm" mt="xs">
          {urgency.options.map((each) => (
            <Radio key={each} value={each} label={t(`common:urgency.${each}`)} description={t(`health.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.urgency === "urgent" && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden={true} />} role="alert">
          <Text>{t("health.urgentNote")}</Text>
          <Anchor component={Link} to="/should-i">
            {t("begin.unsureLink")}
          </Anchor>
        </Alert>
      )}
    </Stack>
  );
}
