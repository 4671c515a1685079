import type { OpinionContent } from "#contract/opinion.ts";
import { type Block, heading, type Outline, paragraphs, titled } from "./blocks.ts";
import { type AnswerWords, fill } from "./languages/answer-words.ts";
import { en } from "./languages/en.ts";
import { localDay, localInstant } from "./languages/local-text.ts";

/** Title, and the facts of whom and what it is about. */
export function outlineTitle(
  content: OpinionContent,
  preview: boolean,
  words: AnswerWords = en,
): Omit<Outline, "blocks"> {
  const { patient, kind, caseNumber, version, organisation } = content;
  const { labels, language } = words;
  return {
    title: kind === "addendum" ? labels.titleAddendum : labels.title,
    subtitle: organisation,
    facts: [
      { label: labels.patient, value: patientName(content) },
      { label: labels.born, value: `${localDay(patient.birthDate, language)}; ${words.sex[patient.sex]}` },
      ...(patient.patientId === "" ? [] : [{ label: labels.patientNumber, value: patient.patientId }]),
      { label: labels.case, value: fill(labels.caseVersion, { number: caseNumber, version }) },
      { label: labels.signed, value: signatureText(content, preview, words) },
    ],
  };
}

/** Who signed and when; a preview says that nobody has. */
export function signatureText(
  { signedBy, signedAt }: OpinionContent,
  preview: boolean,
  { labels, language }: AnswerWords = en,
): string {
  return preview ? labels.preview : `${signedBy}, ${localInstant(signedAt, language)}`;
}

export function patientName({ patient }: OpinionContent): string {
  return `${patient.givenName} ${patient.familyName}`;
}

/** The answer to the question asked: the first thing that anybody reads. An addendum stands before it. */
export function outlineAnswer(content: OpinionContent, words: AnswerWords = en): Block[] {
  const { asked, answer, recommendation, adequacy } = content;
  const limits =
    adequacy.answerable === "yes" ? [] : paragraphs(`${words.adequacy[adequacy.answerable]} ${adequacy.note}`, "note");
  return [
    ...outlineAddenda(content, words),
    heading(2, words.labels.answer),
    ...paragraphs(asked.question, "quote"),
    ...paragraphs(answer, "lead"),
    ...titled(words.labels.recommendation, recommendation),
    ...limits,
  ];
}

/** The newest first; those of earlier versions with who signed them and when. */
function outlineAddenda({ addendum, earlierAddenda, version }: OpinionContent, words: AnswerWords): Block[] {
  if (addendum === null) return [];
  const signed = (one: { signedBy: string; signedAt: string }) =>
    fill(words.labels.signedBy, { name: one.signedBy, time: localInstant(one.signedAt, words.language) });
  const earlier = earlierAddenda.flatMap((one) => [
    ...addendumBlocks(one, one.version, words),
    ...paragraphs(signed(one), "note"),
  ]);
  return [...addendumBlocks(addendum, version, words), ...earlier];
}

function addendumBlocks(
  { reason, text }: { reason: string; text: string },
  version: number,
  { labels }: AnswerWords,
): Block[] {
  return [
    heading(2, fill(labels.addendum, { version: version - 1 })),
    ...paragraphs(text, "lead"),
    ...paragraphs(fill(labels.addendumReason, { reason }), "note"),
  ];
}
