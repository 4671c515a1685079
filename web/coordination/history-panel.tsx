import { Paper, Text, Timeline, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { formatInstant } from "../account/format-instant.ts";
import { ButtonLink } from "../shell/button-link.tsx";

/** The stages that the case went through: when, by whom, why. */
export function HistoryPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation(["coordination", "common"]);
  return (
    <Paper component="section">
      <Title order={2} size="h3" mb="md">
        {t("history.title")}
      </Title>
      <Timeline active={detail.history.length} bulletSize={18} lineWidth={2} mb="md">
        {detail.history.map((change) => (
          <Timeline.Item key={`${change.at}/${change.stage}`} title={t(`common:stage.${change.stage}`)}>
            <Text size="sm" c="dimmed">
              {formatInstant(change.at)} · {change.by}
            </Text>
            {change.reason !== null && <Text size="sm">{change.reason}</Text>}
          </Timeline.Item>
        ))}
      </Timeline>
      <ButtonLink to="/cases/$caseId/custody" params={{ caseId: detail.id }} variant="default">
        {t("history.custody")}
      </ButtonLink>
    </Paper>
  );
}
