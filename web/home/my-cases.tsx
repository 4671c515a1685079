import { Badge, Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseSummary } from "#contract/case.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { naturalName } from "../shell/natural-name.ts";
import { byTurn, nextStep, type Turn } from "./next-step.ts";

const colours: Record<Turn, string> = { you: "yellow", us: "tide", done: "green", over: "gray" };

function CaseCard({ summary, patientName }: { summary: CaseSummary; patientName: boolean }) {
  const { t } = useTranslation(["home", "common"]);
  const { turn, now, action, to } = nextStep(summary);
  const what = [
    summary.modality === null ? "" : t(`common:modality.${summary.modality}`),
    summary.bodyPart ?? "",
  ].filter((each) => each !== "");
  return (
    <Card component="li">
      <Stack gap="xs" h="100%">
        <Group justify="space-between" align="flex-start">
          <Title order={3}>{what.length > 0 ? what.join(" · ") : t("mine.untitled")}</Title>
          <Badge color={colours[turn]}>{t(`turn.${turn}`)}</Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {t("mine.number", { number: summary.number })}
          {patientName &&
            summary.patientName !== "" &&
            ` · ${t("mine.forPatient", { name: naturalName(summary.patientName) })}`}
          {" · "}
          {t("mine.since", { date: new Date(summary.stageSince).toLocaleDateString() })}
        </Text>
        <Text>{t(`now.${now}`)}</Text>
        {summary.openQuestions > 0 && turn !== "over" && now !== "checking" && (
          <Badge color="yellow" style={{ alignSelf: "flex-start" }}>
            {t("questions", { count: summary.openQuestions })}
          </Badge>
        )}
        <ButtonLink
          to={to}
          params={{ caseId: summary.id }}
          variant={turn === "you" || turn === "done" ? "filled" : "default"}
          mt="auto"
          style={{ alignSelf: "flex-start" }}
        >
          {t(`next.${action}`)}
        </ButtonLink>
      </Stack>
    </Card>
  );
}

/** The cases of a patient, carer or referrer, with what happens now and the next step. */
export function MyCases(props: { cases: readonly CaseSummary[]; referrer: boolean }) {
  const { t } = useTranslation("home");
  const beginTo = props.referrer ? "/refer" : "/ask";
  const begin = props.referrer ? t("mine.refer") : t("mine.ask");
  if (props.cases.length === 0) {
    return (
      <EmptyState
        icon={IconMessageQuestion}
        title={t("mine.none")}
        action={
          <Group justify="center">
            <ButtonLink to={beginTo}>{begin}</ButtonLink>
            {!props.referrer && (
              <ButtonLink to="/should-i" variant="default">
                {t("mine.unsure")}
              </ButtonLink>
            )}
          </Group>
        }
      >
        {t("mine.noneText")}
      </EmptyState>
    );
  }
  const sorted = [...props.cases].sort(byTurn);
  const open = sorted.filter((each) => nextStep(each).turn !== "over");
  const over = sorted.filter((each) => nextStep(each).turn === "over");
  const grid = (cases: readonly CaseSummary[]) => (
    <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 3 }} m={0} p={0} style={{ listStyle: "none" }}>
      {cases.map((each) => (
        <CaseCard key={each.id} summary={each} patientName />
      ))}
    </SimpleGrid>
  );
  return (
    <Stack component="section" gap="md">
      <Group justify="space-between">
        <Title order={2}>{t("mine.title")}</Title>
        <ButtonLink to={beginTo} variant="default">
          {props.referrer ? t("mine.refer") : t("mine.another")}
        </ButtonLink>
      </Group>
      {open.length > 0 && grid(open)}
      {over.length > 0 && (
        <>
          <Title order={2} size="h3" mt="md">
            {t("mine.earlier")}
          </Title>
          {grid(over)}
        </>
      )}
    </Stack>
  );
}
