import { Badge, Group, List, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type CaseSummary, stages } from "#contract/case.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";

/** The organisation's cases in a glance for those who run it: how many where, and what waits. */
export function BoardOverview({ cases, coordinator }: { cases: readonly CaseSummary[]; coordinator: boolean }) {
  const { t } = useTranslation(["home", "common"]);
  if (cases.length === 0) {
    return (
      <EmptyState
        title={t("board.none")}
        action={coordinator && <ButtonLink to="/refer">{t("board.begin")}</ButtonLink>}
      >
        {t("board.noneText")}
      </EmptyState>
    );
  }
  const count = (fits: (each: CaseSummary) => boolean) => cases.filter(fits).length;
  const waiting = [
    ["board.unopened", count((each) => each.unopenedDelivery)],
    ["board.questions", count((each) => each.openQuestions > 0 && each.stage !== "withdrawn")],
    ["board.ready", count((each) => each.stage === "ready")],
    ["board.gathering", count((each) => each.stage === "gathering")],
  ] as const;
  const real = waiting.filter(([, number]) => number > 0);
  return (
    <Stack component="section">
      <Group justify="space-between">
        <Title order={2}>{t("board.title")}</Title>
        <Group gap="xs">
          <ButtonLink to="/cases">{t("board.open")}</ButtonLink>
          {coordinator && (
            <>
              <ButtonLink to="/inbox" variant="default">
                {t("board.inbox")}
              </ButtonLink>
              <ButtonLink to="/refer" variant="default">
                {t("board.begin")}
              </ButtonLink>
            </>
          )}
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Paper>
          <Title order={3} mb="xs">
            {t("board.waiting")}
          </Title>
          {real.length === 0 ? (
            <Text>{t("board.quiet")}</Text>
          ) : (
            <List spacing={6}>
              {real.map(([key, number]) => (
                <List.Item key={key}>{t(key, { count: number })}</List.Item>
              ))}
            </List>
          )}
        </Paper>
        <Paper>
          <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: "none" }}>
            {stages
              .map((stage) => ({ stage, number: count((each) => each.stage === stage) }))
              .filter(({ number }) => number > 0)
              .map(({ stage, number }) => (
                <Group component="li" key={stage} justify="space-between" wrap="nowrap">
                  <Text>{t(`common:stage.${stage}`)}</Text>
                  <Badge color="gray" className="tabular">
                    {number}
                  </Badge>
                </Group>
              ))}
          </Stack>
        </Paper>
      </SimpleGrid>
    </Stack>
  );
}
