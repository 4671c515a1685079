import type { FindingPicture, OpinionContent, PlainLine } from "#contract/opinion.ts";
import { type Block, heading, paragraphs, titled } from "./blocks.ts";

/** The account in plain words, in the order in which a patient reads it. */
export function outlinePlain(
  { plain, firstReading, findings }: OpinionContent,
  pictures: readonly FindingPicture[],
): Block[] {
  const known = new Set(findings.map(({ id }) => id));
  const pictureOf = new Map(
    pictures.filter(({ findingId }) => known.has(findingId)).map((picture) => [picture.findingId, picture]),
  );
  const ask: Block[] =
    plain.askNext.length === 0 ? [] : [heading(3, "What to ask next"), { kind: "list", items: plain.askNext }];
  return [
    heading(2, "In plain words"),
    ...paragraphs(plain.answer, "lead"),
    ...lines(
      firstReading.available ? "Where the two readings agree" : "What the images show",
      plain.agreements,
      pictureOf,
    ),
    ...lines("Where they differ", plain.differences, pictureOf),
    ...titled("Why they differ", plain.whyReadingsDiffer),
    ...titled("What this changes", plain.changes),
    ...ask,
    ...titled("What the images cannot tell", plain.notKnown),
  ];
}

/** Each picture stands once, beside the first line that tells of its finding; without pictures the lines are a list. */
function lines(title: string, told: readonly PlainLine[], pictureOf: Map<string, FindingPicture>): Block[] {
  if (told.length === 0) return [];
  if (!told.some(({ findingIds }) => pictureOf.has(findingIds[0] ?? "")))
    return [heading(3, title), { kind: "list", items: told.map(({ text }) => text) }];
  const blocks = told.flatMap((line): Block[] => {
    const findingId = line.findingIds[0] ?? "";
    const picture = pictureOf.get(findingId);
    pictureOf.delete(findingId);
    return [
      ...paragraphs(line.text),
      ...(picture === undefined ? [] : [{ kind: "picture" as const, picture, caption: picture.alt }]),
    ];
  });
  return [heading(3, title), ...blocks];
}
