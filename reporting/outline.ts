import type { AnswerLanguage } from "#contract/language.ts";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { type Block, type Outline, paragraphs } from "./blocks.ts";
import type { AnswerWords } from "./languages/answer-words.ts";
import { answerWords } from "./languages/answer-words-of.ts";
import { outlineAnswer, outlineTitle } from "./outline-answer.ts";
import { outlinePlain } from "./outline-plain.ts";
import { outlinePoints } from "./outline-points.ts";
import { outlineCheck, outlineProvenance } from "./outline-provenance.ts";
import { outlinePictures, outlineReport } from "./outline-report.ts";
import type { SignatureFacts } from "./signing/signature-place.ts";

/** Whose page comes first; the content is the same. */
export type Audience = "doctor" | "patient";

export type RenderOptions = {
  /** A preview says on every page that nobody has signed it; otherwise it is the page that would be signed. */
  preview?: boolean;
  /** Of the labels and of the account in plain words; what a person wrote stays in English. English where none is given. */
  language?: AnswerLanguage;
  /** Where anybody can ask whether the document is genuine. */
  checkUrl?: string;
  /** Leaves room in the PDF for a signature of that name and time; see `signPdf`. */
  signature?: SignatureFacts;
};

/**
 * The opinion as a sequence of blocks: the answer to the question first, then where the readings stand to each other, the report, the
 * pictures, and how the opinion came about. For the patient the account in plain words comes before the table.
 */
export function outlineOpinion(
  content: OpinionContent,
  pictures: readonly FindingPicture[],
  audience: Audience,
  { preview = false, language = "en", checkUrl }: RenderOptions = {},
): Outline {
  const words = answerWords[language];
  const answer = outlineAnswer(content, words);
  const points = outlinePoints(content, words);
  const plain = outlinePlain(content, audience === "patient" ? pictures : [], words);
  const shown = audience === "patient" ? picturesOfPlain(content) : new Set<string>();
  const later = pictures.filter(({ findingId }) => !shown.has(findingId));
  const order = audience === "patient" ? [plain, answer, points] : [answer, points, plain];
  const blocks = [
    ...translationNotes(words),
    ...order.flat(),
    ...outlineReport(content, words),
    ...outlinePictures(later, content, words),
    ...outlineProvenance(content, preview, words),
    ...(checkUrl === undefined ? [] : outlineCheck(checkUrl, words)),
  ];
  return { ...outlineTitle(content, preview, words), blocks };
}

/** What a translation is, and that nobody has reviewed it; nothing of it in English. */
function translationNotes({ labels }: AnswerWords): Block[] {
  return [...paragraphs(labels.translated, "note"), ...paragraphs(labels.unreviewed, "note")];
}

function picturesOfPlain({ plain }: OpinionContent): Set<string> {
  return new Set([...plain.agreements, ...plain.differences].flatMap(({ findingIds }) => findingIds.slice(0, 1)));
}
