import { Button, Group, Paper, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answers, type Question, questionOrder, questions } from "./questions.ts";

/** One question with its answers as radio buttons. */
export function QuestionCard<Q extends Question>(props: {
  question: Q;
  given: Answers[Q] | undefined;
  label: (answer: (typeof questions)[Q][number]) => string;
  onAnswer: (answer: (typeof questions)[Q][number]) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation(["shouldI", "common"]);
  const { question } = props;
  const asked: Question = question;
  const choices: readonly (typeof questions)[Q][number][] = questions[question];
  const [chosen, setChosen] = useState<string | undefined>(props.given);
  const [late, setLate] = useState(false);
  const at = questionOrder.indexOf(question) + 1;
  const go = () => {
    setLate(true);
    const answer = choices.find((each) => each === chosen);
    if (answer !== undefined) props.onAnswer(answer);
  };
  const help = t(`question.${asked}.help`);
  return (
    <Paper>
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          {t("progress", { at, of: questionOrder.length })}
        </Text>
        <Radio.Group
          label={
            <Text span={true} fw={640} size="lg">
              {t(`question.${asked}.title`)}
            </Text>
          }
          description={help}
          value={chosen ?? ""}
          onChange={setChosen}
          error={late && chosen === undefined ? t("actions.choose") : undefined}
        >
          <Stack gap="sm" mt="sm">
            {choices.map((each) => (
              <Radio key={each} value={each} label={props.label(each)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group>
          <Button variant="default" onClick={props.onBack}>
            {t("common:actions.back")}
          </Button>
          <Button onClick={go}>{at === questionOrder.length ? t("actions.seeAnswer") : t("actions.next")}</Button>
        </Group>
      </Stack>
    </Paper>
  );
}
