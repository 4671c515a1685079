import { Button, Group, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { useCommand } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { Refused } from "../shell/refused.tsx";
import type { AdjudicationForMe } from "./use-adjudication.ts";

/** Blind mode: what one sees, written down before the two versions open. */
export function OwnReading({ caseId, data }: { caseId: CaseId; data: AdjudicationForMe }) {
  const { t } = useTranslation("adjudication");
  const file = useCommand(adjudicationRoutes.fileBlindReading, [adjudicationRoutes.getAdjudication]);
  const [text, setText] = useState("");
  const [late, setLate] = useState(false);
  const short = text.trim().length < 10;
  if (data.ownReading !== null) {
    return (
      <Paper component="section">
        <Text size="sm" c="dimmed">
          {t("settle.own.filed", { time: timeText(data.ownReading.at) })}
        </Text>
        <Text style={{ whiteSpace: "pre-wrap" }}>{data.ownReading.text}</Text>
      </Paper>
    );
  }
  const send = () => {
    setLate(true);
    if (!short) file.mutate({ params: { caseId }, body: { text: text.trim() } });
  };
  return (
    <Paper component="section">
      <Stack>
        <Title order={2} size="h3">
          {t("settle.own.title")}
        </Title>
        <Text>{t("settle.own.intro")}</Text>
        <Textarea
          label={t("settle.own.label")}
          value={text}
          autosize
          minRows={6}
          maxLength={20_000}
          required
          error={late && short ? t("settle.own.short") : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {file.isError && <Refused error={file.error} />}
        <Group>
          <Button loading={file.isPending} onClick={send}>
            {t("settle.own.action")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
