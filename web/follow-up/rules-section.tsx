import { Button, Group, Paper, Stack, Switch, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FollowUpRules } from "#contract/follow-up.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { listText, readHours, readList } from "./critical-list.ts";

function Form({ saved }: { saved: FollowUpRules }) {
  const { t } = useTranslation("followUp");
  const save = useCommand(followUpRoutes.setFollowUpRules, [followUpRoutes.getFollowUpRules]);
  const [hours, setHours] = useState(saved.unopenedHours.join(", "));
  const [feedbackLetters, setFeedbackLetters] = useState(saved.feedbackLetters);
  const [list, setList] = useState(listText(saved.criticalFindings));
  const unopenedHours = readHours(hours);
  const { entries, wrong } = readList(list);
  const send = () => {
    if (unopenedHours === null || wrong !== null) return;
    const body = { unopenedHours, feedbackLetters, criticalFindings: entries };
    save.mutate({ body }, { onSuccess: () => toast.done(t("rules.saved")) });
  };
  return (
    <Stack>
      <TextInput
        label={t("rules.hours")}
        description={t("rules.hoursHelp")}
        value={hours}
        maw={520}
        error={unopenedHours === null ? t("rules.hoursWrong") : undefined}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      <Switch
        label={t("rules.feedback")}
        checked={feedbackLetters}
        onChange={(event) => setFeedbackLetters(event.currentTarget.checked)}
      />
      <Textarea
        label={t("rules.list")}
        description={t("rules.listHelp")}
        value={list}
        autosize
        minRows={8}
        maxRows={20}
        error={wrong === null ? undefined : t("rules.listWrong", { line: wrong })}
        onChange={(event) => setList(event.currentTarget.value)}
      />
      {save.isError && <Refused error={save.error} />}
      <Group>
        <Button loading={save.isPending} disabled={unopenedHours === null || wrong !== null} onClick={send}>
          {t("rules.save")}
        </Button>
      </Group>
    </Stack>
  );
}

function Outcomes() {
  const { t } = useTranslation("followUp");
  const { data } = useReply(followUpRoutes.countOutcomes, {});
  if (data === undefined || data.counts.every((each) => each.cases === 0)) return null;
  return (
    <div>
      <Text fw={570}>{t("rules.outcomes")}</Text>
      {data.counts.map((each) => (
        <Text key={each.verdict} size="sm">
          {t(`outcome.verdict.${each.verdict}`)}: {each.cases}
        </Text>
      ))}
    </div>
  );
}

/** What the organisation decides about the time after a reading. */
export function FollowUpRulesSection() {
  const { t } = useTranslation("followUp");
  const current = useReply(followUpRoutes.getFollowUpRules, {});
  return (
    <Paper component="section" aria-labelledby="follow-up-rules">
      <Stack>
        <Title order={2} size="h3" id="follow-up-rules">
          {t("rules.title")}
        </Title>
        <Loaded query={current}>{(data) => <Form key={JSON.stringify(data)} saved={data} />}</Loaded>
        <Outcomes />
      </Stack>
    </Paper>
  );
}
