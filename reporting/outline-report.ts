import type { Finding } from "#contract/finding.ts";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { type Block, heading, paragraphs, titled } from "./blocks.ts";
import { findingJudgement, findingTitle, markText, upperFirst } from "./describe-finding.ts";
import { adequacyLabel, dayText, reasonLabel } from "./labels.ts";

/** The second reading, whole. */
export function outlineReport(content: OpinionContent): Block[] {
  const { asked, adequacy, technique, comparison, findings, impression } = content;
  return [
    heading(2, "The full report"),
    { kind: "facts", rows: askedRows(content) },
    ...titled("Symptoms", asked.symptoms),
    ...studiesTable(content),
    heading(3, "Are the images good enough?"),
    ...paragraphs(`${adequacyLabel[adequacy.answerable]} ${adequacy.note}`),
    ...titled("Technique", technique),
    ...titled("Compared with", comparison),
    heading(3, "Findings"),
    ...(findings.length === 0
      ? paragraphs("No finding was recorded.")
      : findings.flatMap((finding, index) => findingBlocks(finding, index, content))),
    ...titled("Impression", impression),
  ];
}

function askedRows({ asked, firstReading }: OpinionContent): { label: string; value: string }[] {
  const { institution, radiologist, date, available } = firstReading;
  const first = [radiologist, institution, date === null ? "" : dayText(date)]
    .filter((part) => part.trim() !== "")
    .join(", ");
  return [
    { label: "Why it was asked", value: reasonLabel[asked.reason] },
    ...(asked.hingesOn.trim() === "" ? [] : [{ label: "What hinges on it", value: asked.hingesOn }]),
    { label: "First reading", value: available ? first || "not named" : "no first report was available" },
  ];
}

function studiesTable({ studies }: OpinionContent): Block[] {
  if (studies.length === 0) return paragraphs("No study is listed.", "note");
  const columns = [
    { title: "Date", share: 0.22 },
    { title: "Study", share: 0.48 },
    { title: "Kind", share: 0.14 },
    { title: "Images", share: 0.16 },
  ];
  const rows = studies.map(({ studyDate, description, modalities, instances }) => [
    studyDate === null ? "not given" : dayText(studyDate),
    description.trim() || "no description",
    modalities.join(", "),
    String(instances),
  ]);
  return [heading(3, "Images read"), { kind: "table", caption: "Studies read", columns, rows }];
}

function findingBlocks(finding: Finding, index: number, { marks }: OpinionContent): Block[] {
  const measured = marks.filter(({ id }) => finding.markIds.includes(id)).map(markText);
  return [
    { kind: "paragraph", text: `${index + 1}. ${findingTitle(finding)}`, style: "lead" },
    ...paragraphs(`${upperFirst(findingJudgement(finding))}.`, "note"),
    ...paragraphs(finding.description),
    ...(measured.length === 0 ? [] : paragraphs(`Measured on the image: ${measured.join("; ")}.`)),
    ...(finding.recommendation.trim() === "" ? [] : paragraphs(`Recommended: ${finding.recommendation}`)),
  ];
}

/** Pictures of findings with their marks, in the order of the findings. */
export function outlinePictures(pictures: readonly FindingPicture[], { findings }: OpinionContent): Block[] {
  const order = new Map(findings.map(({ id }, index) => [id, index]));
  const place = ({ findingId }: FindingPicture) => order.get(findingId) ?? order.size;
  const blocks = pictures
    .filter(({ findingId }) => order.has(findingId))
    .toSorted((a, b) => place(a) - place(b))
    .map((picture): Block => {
      const finding = findings.find(({ id }) => id === picture.findingId);
      return {
        kind: "picture",
        picture,
        caption: finding === undefined ? picture.alt : `Finding ${place(picture) + 1}: ${findingTitle(finding)}`,
      };
    });
  return blocks.length === 0 ? [] : [heading(2, "Pictures"), ...blocks];
}
