import type { Finding } from "#contract/finding.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { blockTexts } from "./block-texts.ts";
import { findingJudgement, findingTitle, upperFirst } from "./describe-finding.ts";
import {
  adequacyLabel,
  agreementLabel,
  dayText,
  instantText,
  radpeerLabel,
  reasonLabel,
  significanceLabel,
} from "./labels.ts";
import { outlineTitle } from "./outline-answer.ts";
import { outlinePlain } from "./outline-plain.ts";
import { firstOf, remarksOf, secondOf } from "./outline-points.ts";
import { outlineProvenance } from "./outline-provenance.ts";
import { element, sectionTitle } from "./sr-codes.ts";
import { type SrCode, type SrDataset, srContainer, srText } from "./sr-item.ts";
import { imageItem, markItem, sizeItems } from "./sr-measures.ts";

/** One section for each addendum, the newest first. */
function addendumSections({ addendum, earlierAddenda }: OpinionContent): SrDataset[] {
  if (addendum === null) return [];
  return [{ ...addendum, signed: "" }, ...earlierAddenda.map((one) => ({ ...one, signed: signedText(one) }))].flatMap(
    ({ text, reason, signed }) =>
      section(sectionTitle.addendum, [
        ...srText(element.conclusion, text),
        ...srText(element.addendumReason, reason),
        ...srText(element.fact, signed),
      ]),
  );
}

const signedText = (one: { signedBy: string; signedAt: string }) =>
  `Signed by ${one.signedBy}, ${instantText(one.signedAt)}`;

/** The sections of the document, after PS3.16 TID 2000 Basic Diagnostic Imaging Report, the answer first. */
export function srSections(content: OpinionContent): SrDataset[] {
  const { answer, recommendation, impression } = content;
  const texts = (name: SrCode, all: readonly string[]) => all.flatMap((text) => srText(name, text));
  return [
    ...addendumSections(content),
    ...section(sectionTitle.conclusions, srText(element.conclusion, answer)),
    ...section(sectionTitle.recommendations, srText(element.recommendation, recommendation)),
    ...section(sectionTitle.request, requestItems(content)),
    ...section(sectionTitle.procedure, procedureItems(content)),
    ...section(sectionTitle.findings, findingItems(content)),
    ...section(sectionTitle.impressions, srText(element.impression, impression)),
    ...section(sectionTitle.previous, pointItems(content)),
    ...section(sectionTitle.plain, texts(element.plain, outlinePlain(content, []).slice(1).flatMap(blockTexts))),
    ...section(
      sectionTitle.provenance,
      texts(element.fact, [
        ...blockTexts({ kind: "facts", rows: outlineTitle(content, false).facts }),
        ...outlineProvenance(content, false).slice(1).flatMap(blockTexts),
      ]),
    ),
  ];
}

function section(name: SrCode, items: readonly SrDataset[]): SrDataset[] {
  return items.length === 0 ? [] : [srContainer(name, items)];
}

function requestItems({ asked, firstReading }: OpinionContent): SrDataset[] {
  const { radiologist, institution, date, available } = firstReading;
  const first = [radiologist, institution, date === null ? "" : dayText(date)].filter((part) => part.trim() !== "");
  const told = [
    `Why it was asked: ${reasonLabel[asked.reason]}`,
    asked.symptoms.trim() === "" ? "" : `Symptoms: ${asked.symptoms}`,
    asked.hingesOn.trim() === "" ? "" : `What hinges on it: ${asked.hingesOn}`,
    `First reading: ${available ? first.join(", ") || "not named" : "no first report was available"}`,
  ];
  return [...srText(element.question, asked.question), ...told.flatMap((text) => srText(element.asked, text))];
}

function procedureItems({ studies, technique, comparison, adequacy }: OpinionContent): SrDataset[] {
  const listed = studies.map(({ studyDate, description, modalities, instances }) =>
    [
      studyDate === null ? "no date" : dayText(studyDate),
      description.trim() || "no description",
      modalities.join(", "),
      `${instances} images`,
    ].join("; "),
  );
  return [
    ...listed.flatMap((text) => srText(element.study, text)),
    ...srText(element.procedure, technique),
    ...srText(element.comparedWith, comparison),
    ...srText(element.adequacy, `${adequacyLabel[adequacy.answerable]} ${adequacy.note}`),
  ];
}

/** TID 2001: a finding as text, with what it is inferred from; marks that belong to no finding stand after them. */
function findingItems({ findings, marks }: OpinionContent): SrDataset[] {
  const used = new Set(findings.flatMap(({ markIds }) => markIds));
  return [
    ...findings.flatMap((finding) => findingItem(finding, marks)),
    ...marks.filter(({ id }) => !used.has(id)).flatMap((mark) => markItem(mark, "CONTAINS")),
  ];
}

function findingItem(finding: Finding, marks: OpinionContent["marks"]): SrDataset[] {
  const own = marks.filter(({ id }) => finding.markIds.includes(id));
  const marked = new Set(own.map(({ image }) => `${image.sopInstanceUid}/${image.frameNumber}`));
  const images = finding.images.filter((image) => !marked.has(`${image.sopInstanceUid}/${image.frameNumber}`));
  const text = [`${findingTitle(finding)}.`, finding.description.trim()].filter((part) => part !== "").join(" ");
  return srText(element.finding, text, "CONTAINS", [
    ...srText(element.judgement, upperFirst(findingJudgement(finding)), "HAS PROPERTIES"),
    ...sizeItems(finding),
    ...srText(element.recommendation, finding.recommendation, "HAS PROPERTIES"),
    ...own.flatMap((mark) => markItem(mark, "INFERRED FROM")),
    ...images.map((image) => imageItem(image, "INFERRED FROM")),
  ]);
}

function pointItems({ points, radpeer }: OpinionContent): SrDataset[] {
  const compared = points.map((point) =>
    srContainer(element.point, [
      ...srText(element.previousFinding, firstOf(point)),
      ...srText(element.finding, secondOf(point)),
      ...srText(
        element.agreement,
        `${agreementLabel[point.agreement]}. Weight: ${significanceLabel[point.significance]}.`,
      ),
      ...srText(element.remarks, remarksOf(point)),
    ]),
  );
  return [...compared, ...(radpeer === null ? [] : srText(element.radpeer, radpeerLabel[radpeer]))];
}
