import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AdjudicationQuestion } from "#contract/adjudication.ts";
import type { CaseId } from "#contract/ids.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { useCommand } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

function Answer({ caseId, question }: { caseId: CaseId; question: AdjudicationQuestion }) {
  const { t } = useTranslation("adjudication");
  const answer = useCommand(adjudicationRoutes.answerAdjudicator, [adjudicationRoutes.describeAdjudication]);
  const [text, setText] = useState("");
  const send = () =>
    answer.mutate(
      { params: { caseId, questionId: question.id }, body: { text: text.trim() } },
      {
        onSuccess: () => {
          setText("");
          toast.done(t("progress.answered"));
        },
      },
    );
  return (
    <Stack gap="xs">
      <Textarea
        label={t("progress.answerLabel")}
        value={text}
        maxLength={4000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {answer.isError && <Refused error={answer.error} />}
      <Group>
        <Button size="sm" variant="default" loading={answer.isPending} disabled={text.trim() === ""} onClick={send}>
          {t("progress.answer")}
        </Button>
      </Group>
    </Stack>
  );
}

/** The third reader's questions, to be answered without names. */
export function AnswerQuestions(props: { caseId: CaseId; questions: readonly AdjudicationQuestion[]; open: boolean }) {
  const { t } = useTranslation("adjudication");
  return (
    <Stack gap="sm">
      <Text fw={570}>{t("progress.questions")}</Text>
      {props.open && (
        <Text size="sm" c="dimmed">
          {t("progress.questionsHelp")}
        </Text>
      )}
      {props.questions.map((question) => (
        <Stack key={question.id} gap={4}>
          <Text>{question.text}</Text>
          {question.answers.map((answer) => (
            <Text key={answer.at} size="sm">
              <strong>{t("settle.ask.answer", { time: timeText(answer.at) })}</strong> {answer.text}
            </Text>
          ))}
          {props.open && <Answer caseId={props.caseId} question={question} />}
        </Stack>
      ))}
    </Stack>
  );
}
