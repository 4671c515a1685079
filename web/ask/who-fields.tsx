import { Alert, Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { caseRequest } from "#contract/case.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { type FieldsProps, useComplaint } from "./fields.ts";

const all = caseRequest.shape.forWhom.options;

export function WhoFields({ draft, change, wrong }: FieldsProps) {
  const { t } = useTranslation("ask");
  const complaint = useComplaint(wrong);
  const me = useMe();
  // Only somebody who treats patients asks for one of theirs.
  const choices = hasRole(me, "referrer", "coordinator") ? all : all.filter((each) => each !== "my-patient");
  return (
    <Stack>
      <Radio.Group
        label={t("who.label")}
        value={draft.forWhom ?? ""}
        onChange={(value) => change({ forWhom: all.find((each) => each === value) })}
        error={complaint("forWhom")}
        required
      >
        <Stack gap="sm" mt="xs">
          {choices.map((each) => (
            <Radio key={each} value={each} label={t(`who.${each}`)} description={t(`who.${each}Help`)} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.forWhom === "my-child" && <Alert>{t("who.childNote")}</Alert>}
      {draft.forWhom === "somebody-i-care-for" && <Alert>{t("who.careNote")}</Alert>}
    </Stack>
  );
}
