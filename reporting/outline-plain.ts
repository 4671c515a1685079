import type { FindingPicture, OpinionContent, PlainLine } from "#contract/opinion.ts";
import { type Block, heading, paragraphs, titled } from "./blocks.ts";
import type { AnswerWords } from "./languages/answer-words.ts";
import { en } from "./languages/en.ts";
import { pieceText } from "./languages/say-pieces.ts";
import { sayAnswer, sayText } from "./languages/say-text.ts";

/** The account in plain words, in the order in which a patient reads it. */
export function outlinePlain(
  { plain, firstReading, findings, sentences }: OpinionContent,
  pictures: readonly FindingPicture[],
  words: AnswerWords = en,
): Block[] {
  const { labels } = words;
  const said = (text: string) => pieceText(sayText(text, sentences, words), words);
  const known = new Set(findings.map(({ id }) => id));
  const pictureOf = new Map(
    pictures.filter(({ findingId }) => known.has(findingId)).map((picture) => [picture.findingId, picture]),
  );
  const ask: Block[] =
    plain.askNext.length === 0 ? [] : [heading(3, labels.askNext), { kind: "list", items: plain.askNext.map(said) }];
  const agreed = firstReading.available ? labels.agreements : labels.shown;
  return [
    heading(2, labels.plain),
    ...paragraphs(pieceText(sayAnswer(plain.answer, sentences, words), words), "lead"),
    ...lines(agreed, plain.agreements, pictureOf, said),
    ...lines(labels.differences, plain.differences, pictureOf, said),
    ...titled(labels.why, said(plain.whyReadingsDiffer)),
    ...titled(labels.changes, said(plain.changes)),
    ...ask,
    ...titled(labels.notKnown, said(plain.notKnown)),
  ];
}

/** Each picture stands once, beside the first line that tells of its finding; without pictures the lines are a list. */
function lines(
  title: string,
  told: readonly PlainLine[],
  pictureOf: Map<string, FindingPicture>,
  said: (text: string) => string,
): Block[] {
  if (told.length === 0) return [];
  if (!told.some(({ findingIds }) => pictureOf.has(findingIds[0] ?? "")))
    return [heading(3, title), { kind: "list", items: told.map(({ text }) => said(text)) }];
  const blocks = told.flatMap((line): Block[] => {
    const findingId = line.findingIds[0] ?? "";
    const picture = pictureOf.get(findingId);
    pictureOf.delete(findingId);
    return [
      ...paragraphs(said(line.text)),
      ...(picture === undefined ? [] : [{ kind: "picture" as const, picture, caption: picture.alt }]),
    ];
  });
  return [heading(3, title), ...blocks];
}
