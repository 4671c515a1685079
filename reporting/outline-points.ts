import type { OpinionContent, OpinionPoint } from "#contract/opinion.ts";
import { type Block, heading, paragraphs } from "./blocks.ts";
import { agreementLabel, radpeerLabel, settledAsLabel, significanceLabel } from "./labels.ts";

/** The doctor's table: one row for each point in which the two readings were held against each other. */
export function outlinePoints(content: OpinionContent): Block[] {
  const { points, radpeer, firstReading } = content;
  const title = heading(2, "The two readings, point by point");
  if (!firstReading.available || points.length === 0)
    return [
      title,
      ...paragraphs(firstReading.available ? "No point was compared." : "There was no first report to compare with."),
    ];
  const columns = [
    { title: "First reading", share: 0.23 },
    { title: "Second reading", share: 0.28 },
    { title: "How they stand", share: 0.19 },
    { title: "Why, what it changes, how it was settled", share: 0.3 },
  ];
  const rows = points.map((point) => [
    firstOf(point),
    secondOf(point),
    `${agreementLabel[point.agreement]}\nWeight: ${significanceLabel[point.significance]}`,
    remarksOf(point),
  ]);
  const score =
    radpeer === null ? [] : paragraphs(`RADPEER 2016 score of the first reading: ${radpeerLabel[radpeer]}.`, "note");
  return [title, { kind: "table", caption: "Points compared, what matters most first", columns, rows }, ...score];
}

export function firstOf({ firstReading }: OpinionPoint): string {
  return firstReading.trim() === "" ? "Not mentioned." : firstReading;
}

export function secondOf({ secondReading }: OpinionPoint): string {
  return secondReading.trim() === "" ? "No such finding." : secondReading;
}

/** Reason, change and settlement of a point, a line each; a dash where there is nothing to say. */
export function remarksOf({ reason, changes, settledAs, settlement }: OpinionPoint): string {
  const settled =
    settledAs === null ? "" : `Settled by a third reader: ${settledAsLabel[settledAs]}. ${settlement}`.trim();
  const lines = [reason, changes.trim() === "" ? "" : `Changes: ${changes}`, settled].filter(
    (line) => line.trim() !== "",
  );
  return lines.length === 0 ? "–" : lines.join("\n");
}
