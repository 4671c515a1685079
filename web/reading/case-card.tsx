import { Button, Card, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseSummary } from "#contract/case.ts";
import { CaseHeading } from "./case-heading.tsx";

type WorkGroup = "toRead" | "toCompare" | "done";

/** A case of mine: what it is, how far it is, and the one thing to do next. */
export function CaseCard({ summary, group }: { summary: CaseSummary; group: WorkGroup }) {
  const { t } = useTranslation(["reading", "common"]);
  const params = { caseId: summary.id };
  return (
    <Card component="li">
      <CaseHeading summary={summary} />
      {group !== "toRead" && (
        <Text mt={6} fw={550}>
          {t(`common:stage.${summary.stage}`)}
        </Text>
      )}
      <Group mt="md">
        {group === "toRead" && (
          <Button
            aria-label={`${t("list.open")}: ${summary.patientName}, ${summary.number}`}
            renderRoot={(root) => <Link to="/read/$caseId" params={params} {...root} />}
          >
            {t("list.open")}
          </Button>
        )}
        {group === "toCompare" && (
          <Button
            aria-label={`${t("list.compare")}: ${summary.patientName}, ${summary.number}`}
            renderRoot={(root) => <Link to="/compare/$caseId" params={params} {...root} />}
          >
            {t("list.compare")}
          </Button>
        )}
        {group === "done" && (
          <Button
            variant="default"
            aria-label={`${t("list.openAnswer")}: ${summary.patientName}, ${summary.number}`}
            renderRoot={(root) => <Link to="/answer/$caseId" params={params} {...root} />}
          >
            {t("list.openAnswer")}
          </Button>
        )}
      </Group>
    </Card>
  );
}
