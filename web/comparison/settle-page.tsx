import { Alert, Badge, Button, Group, Paper, Progress, Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { useCase, useCaseId } from "../api/use-case.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./comparison.module.css";

type Adjudication = z.infer<typeof readingRoutes.getAdjudication.reply>;
type Point = Adjudication["points"][number];
const choices = ["a", "b", "both", "neither"] as const;

function Versions({ point }: { point: Point }) {
  const { t } = useTranslation("comparison");
  return (
    <div className={css.versions}>
      {(["a", "b"] as const).map((each) => (
        <div key={each} className={css.version}>
          <div className={css.sideLabel}>{t(`settle.version.${each}`)}</div>
          {point[each]}
        </div>
      ))}
    </div>
  );
}

function OpenPoint({ caseId, point, number }: { caseId: CaseId; point: Point; number: number }) {
  const { t } = useTranslation("comparison");
  const ask = useConfirm();
  const settle = useCommand(readingRoutes.settleDifference, [
    readingRoutes.getAdjudication,
    caseRoutes.getCase,
    caseRoutes.listCases,
  ]);
  const [choice, setChoice] = useState<(typeof choices)[number] | null>(null);
  const [statement, setStatement] = useState("");
  const [late, setLate] = useState(false);
  const short = statement.trim().length < 3;
  const send = async () => {
    setLate(true);
    if (choice === null || short) return;
    const answer = await ask({
      title: t("settle.sureTitle"),
      consequences: [t(`settle.means.${choice}`), t("settle.sure")],
      action: t("settle.action"),
    });
    if (answer === null) return;
    settle.mutate(
      { params: { caseId, pairId: point.pairId }, body: { choice, statement: statement.trim() } },
      { onSuccess: ({ open }) => toast.done(open === 0 ? t("settle.allDone") : t("settle.oneDone", { count: open })) },
    );
  };
  return (
    <Paper component="section" aria-labelledby={`point-${point.pairId}`}>
      <Stack>
        <Title order={2} size="h3" id={`point-${point.pairId}`}>
          {t("settle.point", { number })}
        </Title>
        <Versions point={point} />
        <Radio.Group
          label={t("settle.choose")}
          value={choice ?? ""}
          error={late && choice === null ? t("settle.chooseFirst") : undefined}
          onChange={(value) => setChoice(choices.find((each) => each === value) ?? null)}
        >
          <Group mt={6}>
            {choices.map((each) => (
              <Radio key={each} value={each} label={t(`settle.choice.${each}`)} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          label={t("settle.statement")}
          description={t("settle.statementHelp")}
          value={statement}
          maxLength={2000}
          minRows={2}
          required
          error={late && short ? t("settle.statementShort") : undefined}
          onChange={(event) => setStatement(event.currentTarget.value)}
        />
        {settle.isError && <Refused error={settle.error} />}
        <Group>
          <Button loading={settle.isPending} onClick={() => void send()}>
            {t("settle.action")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function SettledPoint({ point, number }: { point: Point; number: number }) {
  const { t } = useTranslation("comparison");
  return (
    <Paper component="section" aria-labelledby={`point-${point.pairId}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h3" id={`point-${point.pairId}`}>
            {t("settle.point", { number })}
          </Title>
          <Badge color="green">{t("settle.settled")}</Badge>
        </Group>
        <Versions point={point} />
        {point.settled !== null && (
          <Text>
            <strong>{t("settle.yours", { time: timeText(point.settled.at) })}</strong> {point.settled.statement}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Points({ caseId, data, over }: { caseId: CaseId; data: Adjudication; over: boolean }) {
  const { t } = useTranslation("comparison");
  const done = data.points.filter((point) => point.settled !== null).length;
  return (
    <Stack gap="lg">
      <Paper component="section">
        <Text size="sm" c="dimmed">
          {t("settle.question")}
        </Text>
        <Text size="lg" fw={570}>
          {data.question}
        </Text>
        <Text size="sm" c="dimmed" mt="sm">
          {t("settle.reason")}
        </Text>
        <Text>{data.reason}</Text>
      </Paper>
      <div>
        <Text fw={570} mb={6} role="status">
          {t("settle.progress", { done, of: data.points.length })}
        </Text>
        <Progress value={(100 * done) / Math.max(1, data.points.length)} aria-label={t("settle.progressLabel")} />
      </div>
      {over && (
        <EmptyState icon={IconChecks} title={t("settle.allDone")}>
          {t("settle.allDoneText")}
        </EmptyState>
      )}
      {data.points.map((point, at) =>
        point.settled === null && !over ? (
          <OpenPoint key={point.pairId} caseId={caseId} point={point} number={at + 1} />
        ) : (
          <SettledPoint key={point.pairId} point={point} number={at + 1} />
        ),
      )}
    </Stack>
  );
}

/** The third reader's page: only what is disputed, as A and B, without names. */
export function SettlePage() {
  const { t } = useTranslation("comparison");
  const caseId = useCaseId();
  const detail = useCase(caseId);
  const adjudication = useReply(readingRoutes.getAdjudication, { params: { caseId } });
  const over = adjudication.data?.points.every((point) => point.settled !== null) === true;
  return (
    <Page
      title={t("settle.title", { number: detail.data?.number ?? "" })}
      intro={t("settle.intro")}
      actions={
        <ButtonLink to="/images/$caseId" params={{ caseId }} variant="default">
          {t("settle.images")}
        </ButtonLink>
      }
    >
      {over ? null : <Alert mb="lg">{t("settle.fair")}</Alert>}
      <Loaded query={adjudication}>{(data) => <Points caseId={caseId} data={data} over={over} />}</Loaded>
    </Page>
  );
}
