import { Stack, Text, Textarea, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { askMessages } from "../messages/ask-en.ts";
import css from "./ask.module.css";
import { type FieldsProps, useComplaint } from "./fields.ts";

/** The question, with examples that fit the reason, and what hinges on the answer. */
export function QuestionFields({ draft, change, wrong }: FieldsProps) {
  const { t } = useTranslation("ask");
  const complaint = useComplaint(wrong);
  const reason = draft.reason ?? "uncertain-diagnosis";
  const examples = askMessages.question.example[reason];
  return (
    <Stack>
      <Textarea
        label={t("question.label")}
        description={t("question.help")}
        value={draft.question ?? ""}
        onChange={(event) => change({ question: event.currentTarget.value })}
        error={complaint("question")}
        maxLength={2000}
        required
      />
      <Text size="sm" c="dimmed">
        {t("question.good")}
      </Text>
      {(draft.question ?? "") === "" && (
        <div>
          <Text size="sm" fw={570}>
            {t("question.examples")}
          </Text>
          <Stack gap={6} mt={6}>
            {examples.map((each) => (
              <UnstyledButton key={each} className={css.example} onClick={() => change({ question: each })}>
                {each}
              </UnstyledButton>
            ))}
          </Stack>
        </div>
      )}
      <Textarea
        label={t("question.hinges")}
        description={t("question.hingesHelp")}
        value={draft.hingesOn ?? ""}
        onChange={(event) => change({ hingesOn: event.currentTarget.value })}
        error={complaint("hingesOn")}
        maxLength={2000}
      />
    </Stack>
  );
}
