import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReadingContent } from "#contract/finding.ts";
import { findingJudgement, findingTitle } from "#reporting/describe-finding.ts";

/** A reading as text: what stands in it, in its order. */
export function ReadingText({ content }: { content: Omit<ReadingContent, "marks"> }) {
  const { t } = useTranslation("reading");
  const adequacy =
    content.adequacy === null
      ? ""
      : [t(`adequacy.${content.adequacy.answerable}`), content.adequacy.note].filter((each) => each !== "").join(". ");
  const part = (label: string, text: string) =>
    text.trim() === "" ? null : (
      <div key={label}>
        <Text fw={640} size="sm">
          {label}
        </Text>
        <Text style={{ whiteSpace: "pre-wrap" }}>{text}</Text>
      </div>
    );
  return (
    <Stack gap="sm">
      {part(t("report.adequacy"), adequacy)}
      {part(t("report.technique"), content.technique)}
      {part(t("report.comparison"), content.comparison)}
      <div>
        <Text fw={640} size="sm">
          {t("report.findings")}
        </Text>
        {content.findings.length === 0 && <Text c="dimmed">{t("report.noFindings")}</Text>}
        <ol style={{ margin: 0, paddingInlineStart: "1.4em" }}>
          {content.findings.map((finding) => (
            <li key={finding.id}>
              <strong>{findingTitle(finding)}</strong>{" "}
              <Text span c="dimmed" size="sm">
                ({findingJudgement(finding)})
              </Text>
              {finding.description !== "" && <Text style={{ whiteSpace: "pre-wrap" }}>{finding.description}</Text>}
              {finding.recommendation !== "" && <Text fs="italic">{finding.recommendation}</Text>}
            </li>
          ))}
        </ol>
      </div>
      {part(t("report.impression"), content.impression)}
      {part(t("report.overallRecommendation"), content.recommendation)}
    </Stack>
  );
}
