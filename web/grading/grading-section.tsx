import { Button, Group, NativeSelect, Paper, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type GradingSetting, gradingScale, gradingSetting } from "#contract/grading.ts";
import { gradingRoutes } from "#contract/routes/grading.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

type Step = GradingSetting["local"][number];
const blank: Step = { value: "", label: "", needsSecond: false };
const fewest = 2;
const most = 9;

function StepFields(props: {
  step: Step;
  number: number;
  onChange: (step: Step) => void;
  onRemove: (() => void) | null;
}) {
  const { t } = useTranslation("comparison");
  const { step, number } = props;
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        label={t("grade.setting.value", { number })}
        value={step.value}
        maxLength={20}
        w={110}
        onChange={(event) => props.onChange({ ...step, value: event.currentTarget.value })}
      />
      <TextInput
        label={t("grade.setting.words", { number })}
        value={step.label}
        maxLength={200}
        style={{ flex: 1, minWidth: "14rem" }}
        onChange={(event) => props.onChange({ ...step, label: event.currentTarget.value })}
      />
      <Switch
        label={t("grade.setting.needsSecond")}
        checked={step.needsSecond}
        onChange={(event) => props.onChange({ ...step, needsSecond: event.currentTarget.checked })}
      />
      {props.onRemove !== null && (
        <Button
          variant="subtle"
          color="gray"
          aria-label={t("grade.setting.removeLabel", { number })}
          onClick={props.onRemove}
        >
          {t("grade.setting.remove")}
        </Button>
      )}
    </Group>
  );
}

function Form({ saved }: { saved: GradingSetting }) {
  const { t } = useTranslation("comparison");
  const save = useCommand(gradingRoutes.setGrading, [gradingRoutes.getGrading]);
  const [scale, setScale] = useState(saved.scale);
  const [steps, setSteps] = useState<readonly Step[]>(saved.local.length === 0 ? [blank, blank] : saved.local);
  const draft = gradingSetting.safeParse({ scale, local: scale === "local" ? steps : [] });
  return (
    <Stack>
      <NativeSelect
        label={t("grade.setting.scale")}
        value={scale}
        data={gradingScale.options.map((value) => ({ value, label: t(`grade.setting.scales.${value}`) }))}
        onChange={(event) => setScale(gradingScale.catch(scale).parse(event.currentTarget.value))}
      />
      {scale === "local" &&
        steps.map((step, at) => (
          <StepFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place alone
            key={at}
            step={step}
            number={at + 1}
            onChange={(next) => setSteps(steps.with(at, next))}
            onRemove={steps.length > fewest ? () => setSteps(steps.toSpliced(at, 1)) : null}
          />
        ))}
      {scale === "local" && (
        <Group>
          <Button variant="default" disabled={steps.length >= most} onClick={() => setSteps([...steps, blank])}>
            {t("grade.setting.add")}
          </Button>
          {!draft.success && (
            <Text size="sm" c="dimmed">
              {t("grade.setting.incomplete")}
            </Text>
          )}
        </Group>
      )}
      {save.isError && <Refused error={save.error} />}
      <Group>
        <Button
          disabled={!draft.success || JSON.stringify(draft.data) === JSON.stringify(saved)}
          loading={save.isPending}
          onClick={() => {
            if (draft.success)
              save.mutate({ body: draft.data }, { onSuccess: () => toast.done(t("grade.setting.saved")) });
          }}
        >
          {t("grade.setting.save")}
        </Button>
      </Group>
    </Stack>
  );
}

/** In which scale this organisation grades first readings, if at all. */
export function GradingSection() {
  const { t } = useTranslation("comparison");
  const current = useReply(gradingRoutes.getGrading, {});
  return (
    <Paper component="section" aria-labelledby="grading">
      <Stack>
        <div>
          <Title order={2} size="h3" id="grading">
            {t("grade.setting.title")}
          </Title>
          <Text c="dimmed">{t("grade.setting.intro")}</Text>
        </div>
        <Loaded query={current}>{(data) => <Form key={JSON.stringify(data)} saved={data} />}</Loaded>
      </Stack>
    </Paper>
  );
}
