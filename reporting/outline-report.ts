import type { Finding } from "#contract/finding.ts";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { type Block, heading, paragraphs, titled } from "./blocks.ts";
import { findingJudgement, findingTitle, markText, upperFirst } from "./describe-finding.ts";
import { type AnswerWords, fill } from "./languages/answer-words.ts";
import { localDay } from "./languages/local-text.ts";

/** The second reading, whole. */
export function outlineReport(content: OpinionContent, words: AnswerWords): Block[] {
  const { asked, adequacy, technique, comparison, findings, impression } = content;
  const { labels } = words;
  return [
    heading(2, labels.report),
    { kind: "facts", rows: askedRows(content, words) },
    ...titled(labels.symptoms, asked.symptoms),
    ...studiesTable(content, words),
    heading(3, labels.goodEnough),
    ...paragraphs(`${words.adequacy[adequacy.answerable]} ${adequacy.note}`),
    ...titled(labels.technique, technique),
    ...titled(labels.comparedWith, comparison),
    heading(3, labels.findings),
    ...(findings.length === 0
      ? paragraphs(labels.noFinding)
      : findings.flatMap((finding, index) => findingBlocks(finding, index, content, words))),
    ...titled(labels.impression, impression),
  ];
}

function askedRows({ asked, firstReading }: OpinionContent, words: AnswerWords): { label: string; value: string }[] {
  const { institution, radiologist, date, available } = firstReading;
  const { labels, language } = words;
  const first = [radiologist, institution, date === null ? "" : localDay(date, language)]
    .filter((part) => part.trim() !== "")
    .join(", ");
  return [
    { label: labels.whyAsked, value: words.reason[asked.reason] },
    ...(asked.hingesOn.trim() === "" ? [] : [{ label: labels.hinges, value: asked.hingesOn }]),
    { label: labels.first, value: available ? first || labels.notNamed : labels.noFirstReport },
  ];
}

function studiesTable({ studies }: OpinionContent, { labels, language }: AnswerWords): Block[] {
  if (studies.length === 0) return paragraphs(labels.noStudies, "note");
  const columns = [
    { title: labels.date, share: 0.22 },
    { title: labels.study, share: 0.48 },
    { title: labels.kind, share: 0.14 },
    { title: labels.images, share: 0.16 },
  ];
  const rows = studies.map(({ studyDate, description, modalities, instances }) => [
    studyDate === null ? labels.notGiven : localDay(studyDate, language),
    description.trim() || labels.noDescription,
    modalities.join(", "),
    String(instances),
  ]);
  return [heading(3, labels.imagesRead), { kind: "table", caption: labels.studiesCaption, columns, rows }];
}

function findingBlocks(finding: Finding, index: number, { marks }: OpinionContent, { labels }: AnswerWords): Block[] {
  const measured = marks.filter(({ id }) => finding.markIds.includes(id)).map(markText);
  return [
    { kind: "paragraph", text: `${index + 1}. ${findingTitle(finding)}`, style: "lead" },
    ...paragraphs(`${upperFirst(findingJudgement(finding))}.`, "note"),
    ...paragraphs(finding.description),
    ...(measured.length === 0 ? [] : paragraphs(fill(labels.measured, { marks: measured.join("; ") }))),
    ...(finding.recommendation.trim() === ""
      ? []
      : paragraphs(fill(labels.recommended, { text: finding.recommendation }))),
  ];
}

/** Pictures of findings with their marks, in the order of the findings. */
export function outlinePictures(
  pictures: readonly FindingPicture[],
  { findings }: OpinionContent,
  { labels }: AnswerWords,
): Block[] {
  const order = new Map(findings.map(({ id }, index) => [id, index]));
  const place = ({ findingId }: FindingPicture) => order.get(findingId) ?? order.size;
  const blocks = pictures
    .filter(({ findingId }) => order.has(findingId))
    .toSorted((a, b) => place(a) - place(b))
    .map((picture): Block => {
      const finding = findings.find(({ id }) => id === picture.findingId);
      const caption =
        finding === undefined
          ? picture.alt
          : fill(labels.pictureOf, { number: place(picture) + 1, title: findingTitle(finding) });
      return { kind: "picture", picture, caption };
    });
  return blocks.length === 0 ? [] : [heading(2, labels.pictures), ...blocks];
}
