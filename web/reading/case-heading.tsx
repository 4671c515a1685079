import { Badge, Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseSummary } from "#contract/case.ts";
import { ageOf, dayText, yearsSince } from "./dates.ts";

/** "3 days". */
export function useAge(): (instant: string) => string {
  const { t } = useTranslation("reading");
  return (instant) => {
    const { unit, count } = ageOf(instant);
    return t(`list.age_${unit}`, { count });
  };
}

const colours = { urgent: "red", soon: "yellow", routine: "gray" } as const;

/** The head of a case on a card: urgency, whose, what, since when. */
export function CaseHeading({ summary }: { summary: CaseSummary }) {
  const { t } = useTranslation(["reading", "common"]);
  const age = useAge();
  const years = yearsSince(summary.patientBirthDate);
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={3}>{summary.patientName}</Title>
          <Text c="dimmed">
            {summary.number}
            {years !== null && ` · ${t("list.bornWithAge", { date: dayText(summary.patientBirthDate), age: years })}`}
          </Text>
        </div>
        {summary.urgency !== null && (
          <Badge color={colours[summary.urgency]} style={{ flex: "none" }}>
            {t(`common:urgency.${summary.urgency}`)}
          </Badge>
        )}
      </Group>
      <Text mt={6}>
        {[summary.modality === null ? "" : t(`common:modality.${summary.modality}`), summary.bodyPart ?? ""]
          .filter((each) => each !== "")
          .join(", ")}
        {summary.reason !== null && ` · ${t(`common:reason.${summary.reason}`)}`}
      </Text>
      <Text c="dimmed">
        {t("list.since", { age: age(summary.createdAt) })} · {t("list.waiting", { age: age(summary.stageSince) })}
      </Text>
    </>
  );
}
