import type { OpinionContent } from "#contract/opinion.ts";
import { type Block, heading, paragraphs } from "./blocks.ts";
import { type AnswerWords, fill } from "./languages/answer-words.ts";
import { en } from "./languages/en.ts";
import { localInstant } from "./languages/local-text.ts";
import { signatureText } from "./outline-answer.ts";

/** How the opinion came about: who read, that it was blind, what it rests on, who signed. */
export function outlineProvenance(content: OpinionContent, preview: boolean, words: AnswerWords = en): Block[] {
  const { basis, reader, adjudicator, firstReading } = content;
  const { labels, language } = words;
  const named = [reader.name, reader.credentials, reader.institution].filter((part) => part.trim() !== "").join(", ");
  const sealed = fill(labels.sealedVersion, {
    version: basis.readingVersion,
    time: localInstant(basis.sealedAt, language),
  });
  const rows = [
    { label: labels.secondReader, value: named },
    ...(adjudicator === null ? [] : [{ label: labels.thirdReader, value: adjudicator.name }]),
    { label: labels.sealed, value: sealed },
    { label: labels.readingHash, value: basis.readingSha256 },
    ...(basis.comparisonSha256 === null ? [] : [{ label: labels.comparisonHash, value: basis.comparisonSha256 }]),
    { label: labels.signed, value: signatureText(content, preview, words) },
  ];
  return [
    heading(2, labels.cameAbout),
    ...paragraphs(blindness(firstReading.available, basis.revisedAfterReveal, words)),
    { kind: "facts", rows },
  ];
}

function blindness(available: boolean, revised: boolean, { labels }: AnswerWords): string {
  if (!available) return labels.blindNoFirst;
  return `${labels.blind} ${revised ? labels.blindRevised : labels.blindUnchanged}`;
}

/** Where anybody can ask whether the document is genuine; the page there shows nothing of its content. */
export function outlineCheck(url: string, { labels }: AnswerWords): Block[] {
  return [heading(2, labels.check), { kind: "check", url, caption: fill(labels.checkHow, { url }) }];
}
