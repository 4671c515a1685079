import { Button, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { useCommand } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import type { AdjudicationForMe } from "./use-adjudication.ts";

/** Questions to the readers, passed on and answered without names. */
export function AskReaders({ caseId, data }: { caseId: CaseId; data: AdjudicationForMe }) {
  const { t } = useTranslation("adjudication");
  const ask = useCommand(adjudicationRoutes.askReaders, [adjudicationRoutes.getAdjudication]);
  const [text, setText] = useState("");
  const [about, setAbout] = useState("");
  const send = () =>
    ask.mutate(
      { params: { caseId }, body: { pairId: about === "" ? null : about, text: text.trim() } },
      {
        onSuccess: () => {
          setText("");
          toast.done(t("settle.ask.sent"));
        },
      },
    );
  return (
    <Paper component="section" aria-labelledby="ask-readers">
      <Stack>
        <Title order={2} size="h3" id="ask-readers">
          {t("settle.ask.title")}
        </Title>
        {data.questions.map((each) => (
          <div key={each.id}>
            <Text fw={570}>{each.text}</Text>
            {each.answers.length === 0 && <Text c="dimmed">{t("settle.ask.none")}</Text>}
            {each.answers.map((answer) => (
              <Text key={answer.at}>
                <strong>{t("settle.ask.answer", { time: timeText(answer.at) })}</strong> {answer.text}
              </Text>
            ))}
          </div>
        ))}
        {!data.over && (
          <>
            <Text size="sm">{t("settle.ask.intro")}</Text>
            <NativeSelect
              label={t("settle.ask.about")}
              value={about}
              data={[
                { value: "", label: t("settle.ask.whole") },
                ...data.points.map((point, at) => ({
                  value: point.pairId,
                  label: t("settle.point", { number: at + 1 }),
                })),
              ]}
              onChange={(event) => setAbout(event.currentTarget.value)}
            />
            <Textarea
              label={t("settle.ask.label")}
              value={text}
              maxLength={2000}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {ask.isError && <Refused error={ask.error} />}
            <Group>
              <Button variant="default" loading={ask.isPending} disabled={text.trim().length < 5} onClick={send}>
                {t("settle.ask.action")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}
