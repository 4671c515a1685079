import type { OpinionContent, OpinionPoint } from "#contract/opinion.ts";
import { type Block, heading, paragraphs } from "./blocks.ts";
import { findingTitle } from "./describe-finding.ts";
import { radpeerLabel } from "./labels.ts";
import { type AnswerWords, fill } from "./languages/answer-words.ts";
import { en } from "./languages/en.ts";
import { recommendationSource } from "./recommendation-source.ts";

/** The doctor's table: one row for each point in which the two readings were held against each other. */
export function outlinePoints(content: OpinionContent, words: AnswerWords = en): Block[] {
  const { points, radpeer, firstReading } = content;
  const { labels } = words;
  const title = heading(2, labels.points);
  if (!firstReading.available || points.length === 0)
    return [title, ...paragraphs(firstReading.available ? labels.noPoints : labels.noFirst)];
  const columns = [
    { title: labels.finding, share: 0.18 },
    { title: labels.first, share: 0.18 },
    { title: labels.second, share: 0.23 },
    { title: `${labels.settled}; ${labels.whatChanges}`, share: 0.23 },
    { title: labels.recommendation, share: 0.18 },
  ];
  const rows = points.map((point) => [
    standingOf(point, content, words),
    firstOf(point, words),
    secondOf(point, words),
    remarksOf(point, words),
    adviceOf(point, content, words),
  ]);
  const score = radpeer === null ? [] : paragraphs(fill(labels.radpeer, { score: radpeerLabel[radpeer] }), "note");
  return [title, { kind: "table", caption: labels.pointsCaption, columns, rows }, ...score];
}

/** What the point is about, how the readings stand in it, and how much it weighs. */
function standingOf(point: OpinionPoint, { findings }: OpinionContent, words: AnswerWords): string {
  const finding = findings.find(({ id }) => id === point.findingId);
  const weight = `${words.labels.significance}: ${words.significance[point.significance]}`;
  const title = finding === undefined ? [] : [findingTitle({ ...finding, size: null })];
  return [...title, words.agreement[point.agreement], weight].join("\n");
}

function adviceOf(point: OpinionPoint, content: OpinionContent, { labels }: AnswerWords): string {
  const finding = content.findings.find(({ id }) => id === point.findingId);
  if (finding === undefined || finding.recommendation.trim() === "") return "–";
  const source = fill(labels.source, { source: recommendationSource(finding, content) });
  return `${finding.recommendation}\n${source}`;
}

export function firstOf({ firstReading }: OpinionPoint, { labels }: AnswerWords = en): string {
  return firstReading.trim() === "" ? labels.notMentioned : firstReading;
}

export function secondOf({ secondReading }: OpinionPoint, { labels }: AnswerWords = en): string {
  return secondReading.trim() === "" ? labels.noSuchFinding : secondReading;
}

/** Reason, change and settlement of a point, a line each; a dash where there is nothing to say. */
export function remarksOf({ reason, changes, settledAs, settlement }: OpinionPoint, words: AnswerWords = en): string {
  const settled =
    settledAs === null
      ? ""
      : `${fill(words.labels.settledBy, { how: words.settledAs[settledAs] })} ${settlement}`.trim();
  const lines = [settled, reason, changes.trim() === "" ? "" : `${words.labels.whatChanges}: ${changes}`].filter(
    (line) => line.trim() !== "",
  );
  return lines.length === 0 ? "–" : lines.join("\n");
}
