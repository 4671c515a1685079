import { Alert, Paper, Progress, Stack, Text } from "@mantine/core";
import { IconChecks, IconHourglass } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { useCase, useCaseId } from "../api/use-case.ts";
import { timeText } from "../reading/dates.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { AskReaders } from "./ask-readers.tsx";
import { OwnReading } from "./own-reading.tsx";
import { PointCard } from "./point-card.tsx";
import { type AdjudicationForMe, useAdjudication } from "./use-adjudication.ts";

function Asked({ data }: { data: AdjudicationForMe }) {
  const { t } = useTranslation("adjudication");
  return (
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
  );
}

function HowFar({ data }: { data: AdjudicationForMe }) {
  const { t } = useTranslation("adjudication");
  const inRound = data.points.filter((point) => point.open || point.mine !== null);
  const done = inRound.filter((point) => point.mine !== null).length;
  if (data.over) {
    return (
      <EmptyState icon={IconChecks} title={t("settle.allDone")}>
        {t("settle.allDoneText")}
      </EmptyState>
    );
  }
  return (
    <>
      <div>
        <Text fw={570} mb={6} role="status">
          {t("settle.progress", { done, of: inRound.length })}
        </Text>
        <Progress value={(100 * done) / Math.max(1, inRound.length)} aria-label={t("settle.progressLabel")} />
        {data.seats > 1 && (
          <Text size="sm" c="dimmed" mt={6}>
            {t("settle.members", { count: data.finished, of: data.seats })}
          </Text>
        )}
      </div>
      {data.points.length > 0 && done === inRound.length && (
        <EmptyState icon={IconHourglass} title={t("settle.waiting")}>
          {t("settle.waitingText")}
        </EmptyState>
      )}
    </>
  );
}

function Points({ caseId, data }: { caseId: CaseId; data: AdjudicationForMe }) {
  const { t } = useTranslation("adjudication");
  const hidden = data.mode === "blind" && data.ownReading === null;
  return (
    <Stack gap="lg">
      {!data.over && (
        <Alert>
          {t("settle.fair")} {data.seats > 1 && t("settle.panel", { count: data.seats })}{" "}
          {data.round === 2 && t("settle.secondRound")} {t("settle.due", { time: timeText(data.dueAt) })}
        </Alert>
      )}
      <Asked data={data} />
      {data.mode === "blind" && <OwnReading caseId={caseId} data={data} />}
      {!hidden && <HowFar data={data} />}
      {data.points.map((point, at) => (
        <PointCard key={point.pairId} caseId={caseId} point={point} number={at + 1} panel={data.seats > 1} />
      ))}
      {!hidden && (!data.over || data.questions.length > 0) && <AskReaders caseId={caseId} data={data} />}
    </Stack>
  );
}

/** The third reader's page: only what is disputed, as A and B, without names. */
export function SettlePage() {
  const { t } = useTranslation("adjudication");
  const caseId = useCaseId();
  const detail = useCase(caseId);
  const adjudication = useAdjudication(caseId);
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
      <Loaded query={adjudication}>{(data) => <Points caseId={caseId} data={data} />}</Loaded>
    </Page>
  );
}
