import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseSummary, Stage } from "#contract/case.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";

function Row(props: {
  summary: CaseSummary;
  to: "/read" | "/read/$caseId" | "/compare/$caseId" | "/settle/$caseId";
  action: string;
}) {
  const { t } = useTranslation(["home", "common"]);
  const { summary } = props;
  const what = [summary.modality === null ? "" : t(`common:modality.${summary.modality}`), summary.bodyPart ?? ""];
  return (
    <Group component="li" justify="space-between">
      <div>
        <Group gap="xs">
          <Text fw={570}>{what.filter((each) => each !== "").join(" · ") || t("mine.untitled")}</Text>
          {summary.urgency !== null && summary.urgency !== "routine" && (
            <Badge color={summary.urgency === "urgent" ? "red" : "yellow"}>
              {t(`common:urgency.${summary.urgency}`)}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {t("mine.number", { number: summary.number })} ·{" "}
          {t("mine.since", { date: new Date(summary.stageSince).toLocaleDateString() })}
        </Text>
      </div>
      <ButtonLink
        to={props.to}
        params={{ caseId: summary.id }}
        size="sm"
        aria-label={`${props.action}: ${summary.number}`}
      >
        {props.action}
      </ButtonLink>
    </Group>
  );
}

/** What waits for a reader: offers, cases to read, cases to compare and sign. */
export function ReaderToDo({ cases }: { cases: readonly CaseSummary[] }) {
  const { t } = useTranslation("home");
  const mine = cases.filter((each) => each.myParts.includes("reader"));
  const at = (...wanted: Stage[]) => mine.filter((each) => wanted.includes(each.stage));
  const groups = [
    { title: "reader.offers", cases: at("offered"), to: "/read", action: t("reader.look") },
    { title: "reader.toRead", cases: at("reading"), to: "/read/$caseId", action: t("reader.read") },
    { title: "reader.toCompare", cases: at("comparing"), to: "/compare/$caseId", action: t("reader.compare") },
  ] as const;
  const nothing = groups.every((group) => group.cases.length === 0);
  return (
    <Paper component="section">
      <Group justify="space-between" mb="md">
        <Title order={2}>{t("reader.title")}</Title>
        <ButtonLink to="/read" variant="default">
          {t("reader.list")}
        </ButtonLink>
      </Group>
      {nothing && (
        <EmptyState icon={IconChecks} title={t("reader.nothing")} order={3}>
          {t("reader.nothingText")}
        </EmptyState>
      )}
      {groups
        .filter((group) => group.cases.length > 0)
        .map((group) => (
          <Stack key={group.title} gap="xs" mb="md">
            <Title order={3}>{t(group.title, { count: group.cases.length })}</Title>
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
              {group.cases.slice(0, 5).map((each) => (
                <Row key={each.id} summary={each} to={group.to} action={group.action} />
              ))}
            </Stack>
          </Stack>
        ))}
    </Paper>
  );
}

/** What waits for the third reader. */
export function AdjudicatorToDo({ cases }: { cases: readonly CaseSummary[] }) {
  const { t } = useTranslation("home");
  const mine = cases.filter((each) => each.myParts.includes("adjudicator") && each.stage === "adjudicating");
  return (
    <Paper component="section">
      <Title order={2} mb="md">
        {t("adjudicator.title")}
      </Title>
      {mine.length === 0 ? (
        <EmptyState icon={IconChecks} title={t("adjudicator.nothing")} order={3} />
      ) : (
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
          {mine.map((each) => (
            <Row key={each.id} summary={each} to="/settle/$caseId" action={t("adjudicator.settle")} />
          ))}
        </Stack>
      )}
    </Paper>
  );
}
