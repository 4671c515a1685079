import { Alert, Button, Group, Paper, Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { stepsOf } from "#concordance/grading-scales.ts";
import type { Pair } from "#contract/comparison.ts";
import type { CaseId } from "#contract/ids.ts";
import { gradingRoutes } from "#contract/routes/grading.ts";
import { useCaseId } from "../api/use-case.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { useStepWords } from "../comparison/use-step-words.ts";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

type Grading = z.infer<typeof gradingRoutes.getSecondGrading.reply>;

function Difference({ pair, data }: { pair: Pair; data: Grading }) {
  const { t } = useTranslation("comparison");
  const statement = data.content.statements.find(({ id }) => id === pair.statementId);
  const finding = data.findings.find(({ id }) => id === pair.findingId);
  return (
    <Paper component="li">
      <Text fw={640}>
        {t(`agreement.${pair.agreement}`)}, {t(`significance.${pair.significance}`)}
      </Text>
      <Text size="sm">
        <strong>{t("pair.first")}:</strong> {statement?.text ?? t("pair.firstSilent")}
      </Text>
      <Text size="sm">
        <strong>{t("pair.second")}:</strong> {finding?.title ?? t("pair.secondSilent")}
      </Text>
      {pair.reason !== "" && (
        <Text size="sm" c="dimmed">
          {pair.reason}
        </Text>
      )}
    </Paper>
  );
}

function GradeForm({ caseId, data }: { caseId: CaseId; data: Grading }) {
  const { t } = useTranslation("comparison");
  const setting = data.grade === null ? data.setting : { ...data.setting, scale: data.grade.scale };
  const words = useStepWords(setting);
  const [value, setValue] = useState("");
  const [comment, setComment] = useState("");
  const send = useCommand(gradingRoutes.gradeAgain, [gradingRoutes.getSecondGrading, gradingRoutes.listGradesWaiting]);
  const other = value !== "" && value !== data.grade?.value;
  return (
    <Paper component="section">
      <Stack gap="sm">
        <Radio.Group label={t("grade.again.label")} value={value} onChange={setValue}>
          <Stack gap={8} mt={6}>
            {stepsOf(setting).map((step) => (
              <Radio key={step} value={step} label={words(step)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t("radpeer.comment")}
          description={other ? t("grade.again.why") : undefined}
          required={other}
          value={comment}
          maxLength={2000}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {send.isError && <Refused error={send.error} />}
        <Group>
          <Button
            loading={send.isPending}
            disabled={value === "" || (other && comment.trim() === "")}
            onClick={() =>
              send.mutate(
                { params: { caseId }, body: { version: data.version, value, comment } },
                { onSuccess: () => toast.done(t("grade.again.done")) },
              )
            }
          >
            {other ? t("grade.again.change") : t("grade.again.confirm")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** A second person looks at the differences and the grade, and confirms or changes it. */
export function SecondGradePage() {
  const { t } = useTranslation("comparison");
  const caseId = useCaseId();
  const grading = useReply(gradingRoutes.getSecondGrading, { params: { caseId } });
  return (
    <Page title={t("grade.again.title")} intro={t("grade.again.intro")}>
      <Loaded query={grading}>
        {(data) => {
          const given = data.given.find(({ version }) => version === data.version);
          const differing = data.content.pairs.filter(({ agreement }) => agreement !== "agree");
          return (
            <Stack>
              <Text>{t("grade.again.given", { name: data.confirmedBy, grade: data.grade?.value ?? "" })}</Text>
              {data.content.radpeerComment !== "" && <Text c="dimmed">{data.content.radpeerComment}</Text>}
              <Title order={2} size="h3">
                {t("pairs.differences", { count: differing.length })}
              </Title>
              <Stack component="ul" gap="sm" style={{ listStyle: "none", padding: 0, margin: 0 }}>
                {differing.map((pair) => (
                  <Difference key={pair.id} pair={pair} data={data} />
                ))}
              </Stack>
              {given !== undefined && (
                <Alert color="green">
                  {t(given.agrees ? "grade.second.agreed" : "grade.second.changed", {
                    name: given.graderName,
                    grade: given.value,
                  })}
                </Alert>
              )}
              {given === undefined && !data.needed && <Alert>{t("grade.again.notNeeded")}</Alert>}
              {data.needed && data.barred !== null && data.barred !== "given" && (
                <Alert color="yellow">{t(`grade.again.barred.${data.barred}`)}</Alert>
              )}
              {data.needed && data.barred === null && <GradeForm caseId={caseId} data={data} />}
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}
