import { Alert, Badge, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { AnswerQuestions } from "./answer-questions.tsx";
import { type OneAdjudication, useProgress } from "./use-progress.ts";

function Members({ one }: { one: OneAdjudication }) {
  const { t } = useTranslation("adjudication");
  return (
    <List size="sm">
      {one.members.map((member) => (
        <List.Item key={member.name}>
          {member.name}
          {one.end === null && `: ${t(`progress.member.${member.finished ? "done" : "open"}`)}`}
        </List.Item>
      ))}
    </List>
  );
}

function Manage({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("adjudication");
  const ask = useConfirm();
  const freshens = [
    adjudicationRoutes.describeAdjudication,
    readingRoutes.getComparison,
    caseRoutes.getCase,
    caseRoutes.listCases,
  ];
  const extend = useCommand(adjudicationRoutes.extendAdjudication, freshens);
  const takeBack = useCommand(adjudicationRoutes.takeBackAdjudication, freshens);
  const params = { caseId: detail.id };
  const giveTime = async () => {
    const answer = await ask({
      title: t("progress.extendTitle"),
      consequences: [t("progress.extendWhat")],
      action: t("progress.extend"),
      reason: true,
    });
    if (answer === null) return;
    extend.mutate(
      { params, body: { hours: 48, reason: answer.reason } },
      { onSuccess: () => toast.done(t("progress.extended")) },
    );
  };
  const takeItBack = async () => {
    const answer = await ask({
      title: t("progress.takeBackTitle"),
      consequences: [t("progress.takeBackWhat")],
      action: t("progress.takeBack"),
      destructive: true,
      reason: true,
    });
    if (answer === null) return;
    takeBack.mutate(
      { params, body: { reason: answer.reason } },
      { onSuccess: () => toast.done(t("progress.takenBack")) },
    );
  };
  return (
    <>
      {extend.isError && <Refused error={extend.error} />}
      {takeBack.isError && <Refused error={takeBack.error} />}
      <Group>
        <Button variant="default" size="sm" loading={extend.isPending} onClick={() => void giveTime()}>
          {t("progress.extend")}
        </Button>
        <Button variant="default" size="sm" loading={takeBack.isPending} onClick={() => void takeItBack()}>
          {t("progress.takeBack")}
        </Button>
      </Group>
    </>
  );
}

function One({ detail, one }: { detail: CaseDetail; one: OneAdjudication }) {
  const { t } = useTranslation("adjudication");
  const ended =
    one.end === null
      ? null
      : t("progress.ended", { how: t(`progress.end.${one.end.kind}`), time: timeText(one.end.at) });
  return (
    <Paper component="section">
      <Stack gap="sm">
        <Group gap="xs">
          {one.members.length > 1 && <Badge color="gray">{t("progress.panel", { count: one.members.length })}</Badge>}
          <Badge color="gray">{t("progress.about", { count: one.pairIds.length })}</Badge>
          {one.mode === "blind" && <Badge color="gray">{t("progress.blind")}</Badge>}
          {one.round === 2 && <Badge color="yellow">{t("progress.round", { round: 2 })}</Badge>}
          {ended === null ? (
            <Badge color={one.overdue ? "red" : "tide"}>
              {t(one.overdue ? "progress.overdue" : "progress.due", { time: timeText(one.dueAt) })}
            </Badge>
          ) : (
            <Badge color={one.end?.kind === "taken-back" ? "gray" : "green"}>{ended}</Badge>
          )}
        </Group>
        <Text>{one.reason}</Text>
        <Text size="sm" c="dimmed">
          {t("progress.asked", { name: one.askedBy, time: timeText(one.askedAt) })}
          {one.end?.kind === "taken-back" && ` · ${one.end.by}: ${one.end.reason}`}
        </Text>
        <Members one={one} />
        {one.questions.length > 0 && (
          <AnswerQuestions
            caseId={detail.id}
            questions={one.questions}
            open={one.end === null && mayDo(detail, "answer-adjudicator")}
          />
        )}
        {one.end === null && mayDo(detail, "manage-adjudication") && <Manage detail={detail} />}
      </Stack>
    </Paper>
  );
}

/** How the third readers stand, what calls for one and who wished for one; nothing where there is nothing of these. */
export function AdjudicationProgress({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("adjudication");
  const { data } = useProgress(detail);
  if (data === undefined) return null;
  const calls = detail.stage === "comparing" ? data.reasons : [];
  if (data.adjudications.length + data.wishes.length + calls.length === 0) return null;
  return (
    <Stack component="section" aria-labelledby="third-reader" gap="sm">
      <Title order={2} size="h4" id="third-reader">
        {t("progress.title")}
      </Title>
      {calls.length > 0 && (
        <Alert color="yellow" title={t("ask.calledFor")}>
          <List size="sm">
            {calls.map((each) => (
              <List.Item key={each.rule}>
                {each.sentence} ({t(`rules.level.${each.level}`)})
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {data.wishes.map((wish) => (
        <Text key={wish.at} size="sm">
          <strong>{t("progress.wishes", { name: wish.by, time: timeText(wish.at) })}</strong> {wish.reason}
        </Text>
      ))}
      {data.adjudications.map((one) => (
        <One key={one.id} detail={detail} one={one} />
      ))}
    </Stack>
  );
}
