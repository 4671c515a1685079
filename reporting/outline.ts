import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import type { Outline } from "./blocks.ts";
import { outlineAnswer, outlineTitle } from "./outline-answer.ts";
import { outlinePlain } from "./outline-plain.ts";
import { outlinePoints } from "./outline-points.ts";
import { outlineProvenance } from "./outline-provenance.ts";
import { outlinePictures, outlineReport } from "./outline-report.ts";

/** Whose page comes first; the content is the same. */
export type Audience = "doctor" | "patient";

/** A preview says on every page that nobody has signed it; otherwise it is the page that would be signed. */
export type RenderOptions = { preview?: boolean };

/**
 * The opinion as a sequence of blocks: the answer to the question first, then where the readings stand to each other, the report, the
 * pictures, and how the opinion came about. For the patient the account in plain words comes before the table.
 */
export function outlineOpinion(
  content: OpinionContent,
  pictures: readonly FindingPicture[],
  audience: Audience,
  { preview = false }: RenderOptions = {},
): Outline {
  const answer = outlineAnswer(content);
  const points = outlinePoints(content);
  const plain = outlinePlain(content, audience === "patient" ? pictures : []);
  const shown = audience === "patient" ? picturesOfPlain(content) : new Set<string>();
  const later = pictures.filter(({ findingId }) => !shown.has(findingId));
  const order = audience === "patient" ? [plain, answer, points] : [answer, points, plain];
  const blocks = [
    ...order.flat(),
    ...outlineReport(content),
    ...outlinePictures(later, content),
    ...outlineProvenance(content, preview),
  ];
  return { ...outlineTitle(content, preview), blocks };
}

function picturesOfPlain({ plain }: OpinionContent): Set<string> {
  return new Set([...plain.agreements, ...plain.differences].flatMap(({ findingIds }) => findingIds.slice(0, 1)));
}
