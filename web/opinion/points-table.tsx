import { Badge, Box } from "@mantine/core";
import type { OpinionContent, OpinionPoint } from "#contract/opinion.ts";
import { upperFirst } from "#reporting/describe-finding.ts";
import { fill } from "#reporting/languages/answer-words.ts";
import { recommendationSource } from "#reporting/recommendation-source.ts";
import { useAnswerWords } from "./answer-language.tsx";
import css from "./opinion.module.css";

const weightColour = { major: "red", minor: "yellow", none: "gray" } as const;
const weight = { major: 0, minor: 1, none: 2 } as const;

function Row({ point, content }: { point: OpinionPoint; content: OpinionContent }) {
  const { labels, agreement, settledAs, significance } = useAnswerWords();
  const finding = content.findings.find((each) => each.id === point.findingId);
  const cell = (label: string, text: string) => (
    <td data-label={label} dir="auto">
      {text}
    </td>
  );
  return (
    <tr>
      <td data-label={labels.finding}>
        <strong dir="auto">{upperFirst(finding?.observation ?? "") || agreement[point.agreement]}</strong>
        {finding !== undefined && (
          <>
            <br />
            {agreement[point.agreement]}
          </>
        )}
      </td>
      {cell(labels.first, point.firstReading || labels.notMentioned)}
      {cell(labels.second, point.secondReading || labels.noSuchFinding)}
      <td data-label={labels.settled}>
        {point.settledAs !== null && (
          <>
            <strong>{upperFirst(settledAs[point.settledAs])}</strong>
            <div dir="auto">{point.settlement}</div>
          </>
        )}
      </td>
      <td data-label={labels.significance}>
        {/* Where both agree, "does not matter" would be said of the finding. */}
        {(point.agreement !== "agree" || point.significance !== "none") && (
          <Badge color={weightColour[point.significance]}>{significance[point.significance]}</Badge>
        )}
        {point.reason !== "" && (
          <div style={{ marginTop: 4 }} dir="auto">
            {point.reason}
          </div>
        )}
      </td>
      {cell(labels.whatChanges, point.changes)}
      <td data-label={labels.recommendation} dir="auto">
        {finding !== undefined && finding.recommendation !== "" && (
          <>
            {finding.recommendation}
            <small className={css.source}>
              {fill(labels.source, { source: recommendationSource(finding, content) })}
            </small>
          </>
        )}
      </td>
    </tr>
  );
}

/** Every compared point in one table, the weightiest first. */
export function PointsTable({ content }: { content: OpinionContent }) {
  const { labels } = useAnswerWords();
  const points = [...content.points].sort(
    (a, b) =>
      weight[a.significance] - weight[b.significance] ||
      Number(a.agreement === "agree") - Number(b.agreement === "agree"),
  );
  const columns = [
    ...([labels.finding, labels.first, labels.second, labels.settled] as const),
    ...([labels.significance, labels.whatChanges, labels.recommendation] as const),
  ];
  return (
    // A region that scrolls sideways must be reachable with the keyboard.
    <Box component="section" className={css.tableWrap ?? ""} tabIndex={0} aria-label={labels.points}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
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
