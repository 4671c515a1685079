import { Badge, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import type { FollowUp } from "./use-follow-up.ts";

/** Questions about the signed answer, asked by the patient or the doctor, answered by the reader in a signed addendum. */
export function QuestionsSection(props: {
  detail: CaseDetail;
  questions: FollowUp["questions"];
  /** Opens the addendum for one question. */
  onAnswer: ((question: FollowUp["questions"][number]) => void) | undefined;
}) {
  const { t } = useTranslation("followUp");
  const { detail, questions, onAnswer } = props;
  const ask = useCommand(followUpRoutes.askFollowUp, [followUpRoutes.getFollowUp]);
  const [text, setText] = useState("");
  const [late, setLate] = useState(false);
  const short = text.trim().length < 10;
  const send = () => {
    setLate(true);
    if (short) return;
    ask.mutate(
      { params: { caseId: detail.id }, body: { text: text.trim() } },
      {
        onSuccess: () => {
          setText("");
          setLate(false);
          toast.done(t("questions.sent"));
        },
      },
    );
  };
  return (
    <Stack gap="sm">
      {questions.map((each) => (
        <div key={each.id}>
          <Group gap="xs">
            <Text fw={570}>{each.text}</Text>
            <Badge color={each.answeredIn === null ? "yellow" : "green"}>
              {each.answeredIn === null
                ? t("questions.waiting")
                : t("questions.answered", { version: each.answeredIn })}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t("questions.asked", { name: each.by, time: timeText(each.at) })}
          </Text>
          {each.answeredIn === null && onAnswer !== undefined && (
            <Button size="compact-sm" mt={4} onClick={() => onAnswer(each)}>
              {t("questions.answer")}
            </Button>
          )}
        </div>
      ))}
      {mayDo(detail, "ask-follow-up") && (
        <>
          <Textarea
            label={t("questions.label")}
            description={t("questions.intro")}
            value={text}
            maxLength={2000}
            error={late && short ? t("questions.short") : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {ask.isError && <Refused error={ask.error} />}
          <Group>
            <Button variant="default" loading={ask.isPending} onClick={send}>
              {t("questions.send")}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
