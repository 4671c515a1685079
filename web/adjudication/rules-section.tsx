import { Button, Group, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AdjudicationRules, adjudicationRules, ruleLevel } from "#contract/adjudication.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

const rules = adjudicationRules.keyof().options;

function Form({ saved }: { saved: AdjudicationRules }) {
  const { t } = useTranslation("adjudication");
  const [draft, setDraft] = useState(saved);
  const save = useCommand(adjudicationRoutes.setAdjudicationRules, [adjudicationRoutes.getAdjudicationRules]);
  const changed = rules.some((rule) => draft[rule] !== saved[rule]);
  return (
    <Stack>
      {rules.map((rule) => (
        <Group key={rule} justify="space-between" gap="sm">
          <Text id={`rule-${rule}`} maw={560}>
            {t(`rules.rule.${rule}`)}
          </Text>
          <SegmentedControl
            aria-labelledby={`rule-${rule}`}
            value={draft[rule]}
            data={ruleLevel.options.map((level) => ({ value: level, label: t(`rules.level.${level}`) }))}
            onChange={(value) =>
              setDraft({ ...draft, [rule]: ruleLevel.options.find((each) => each === value) ?? draft[rule] })
            }
          />
        </Group>
      ))}
      {save.isError && <Refused error={save.error} />}
      <Group>
        <Button
          disabled={!changed}
          loading={save.isPending}
          onClick={() => save.mutate({ body: draft }, { onSuccess: () => toast.done(t("rules.saved")) })}
        >
          {t("rules.save")}
        </Button>
      </Group>
    </Stack>
  );
}

/** When a third reader is called for in this organisation. */
export function RulesSection() {
  const { t } = useTranslation("adjudication");
  const current = useReply(adjudicationRoutes.getAdjudicationRules, {});
  return (
    <Paper component="section" aria-labelledby="adjudication-rules">
      <Stack>
        <div>
          <Title order={2} size="h3" id="adjudication-rules">
            {t("rules.title")}
          </Title>
          <Text c="dimmed">{t("rules.intro")}</Text>
        </div>
        <Loaded query={current}>{(data) => <Form key={JSON.stringify(data)} saved={data} />}</Loaded>
      </Stack>
    </Paper>
  );
}
