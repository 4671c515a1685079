import { Badge, Box } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OpinionContent, OpinionPoint } from "#contract/opinion.ts";
import { upperFirst } from "#reporting/describe-finding.ts";
import css from "./opinion.module.css";

const weightColour = { major: "red", minor: "yellow", none: "gray" } as const;
const weight = { major: 0, minor: 1, none: 2 } as const;

function Row({ point, content }: { point: OpinionPoint; content: OpinionContent }) {
  const { t } = useTranslation(["opinion", "comparison"]);
  const finding = content.findings.find((each) => each.id === point.findingId);
  const cell = (label: string, text: string) => <td data-label={label}>{text}</td>;
  return (
    <tr>
      <td data-label={t("table.finding")}>
        <strong>{upperFirst(finding?.observation ?? "") || t(`comparison:agreement.${point.agreement}`)}</strong>
        {finding !== undefined && (
          <>
            <br />
            {t(`comparison:agreement.${point.agreement}`)}
          </>
        )}
      </td>
      {cell(t("table.first"), point.firstReading || t("table.silent"))}
      {cell(t("table.second"), point.secondReading || t("table.silent"))}
      <td data-label={t("table.settled")}>
        {point.settledAs !== null && (
          <>
            <strong>{t(`settledAs.${point.settledAs}`)}</strong>
            <br />
            {point.settlement}
          </>
        )}
      </td>
      <td data-label={t("table.significance")}>
        {/* Where both agree, "does not matter" would be said of the finding. */}
        {(point.agreement !== "agree" || point.significance !== "none") && (
          <Badge color={weightColour[point.significance]}>{t(`comparison:significance.${point.significance}`)}</Badge>
        )}
        {point.reason !== "" && <div style={{ marginTop: 4 }}>{point.reason}</div>}
      </td>
      {cell(t("table.changes"), point.changes)}
      {cell(t("table.recommendation"), finding?.recommendation ?? "")}
    </tr>
  );
}

/** Every compared point in one table, the weightiest first. */
export function PointsTable({ content }: { content: OpinionContent }) {
  const { t } = useTranslation("opinion");
  const points = [...content.points].sort(
    (a, b) =>
      weight[a.significance] - weight[b.significance] ||
      Number(a.agreement === "agree") - Number(b.agreement === "agree"),
  );
  return (
    // A region that scrolls sideways must be reachable with the keyboard.
    <Box component="section" className={css.tableWrap ?? ""} tabIndex={0} aria-label={t("table.label")}>
      <table className={css.table}>
        <thead>
          <tr>
            {(["finding", "first", "second", "settled", "significance", "changes", "recommendation"] as const).map(
              (each) => (
                <th key={each} scope="col">
                  {t(`table.${each}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row key={point.pairId} point={point} content={content} />
          ))}
        </tbody>
      </table>
    </Box>
  );
}
