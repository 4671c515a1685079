import type { OpinionContent } from "#contract/opinion.ts";
import { type Block, heading, paragraphs } from "./blocks.ts";
import { instantText } from "./labels.ts";
import { signatureText } from "./outline-answer.ts";

/** How the opinion came about: who read, that it was blind, what it rests on, who signed. */
export function outlineProvenance(content: OpinionContent, preview: boolean): Block[] {
  const { basis, reader, adjudicator, firstReading } = content;
  const named = [reader.name, reader.credentials, reader.institution].filter((part) => part.trim() !== "").join(", ");
  const rows = [
    { label: "Second reader", value: named },
    ...(adjudicator === null ? [] : [{ label: "Third reader", value: adjudicator.name }]),
    { label: "Reading sealed", value: `version ${basis.readingVersion}, ${instantText(basis.sealedAt)}` },
    { label: "SHA-256 of the reading", value: basis.readingSha256 },
    ...(basis.comparisonSha256 === null ? [] : [{ label: "SHA-256 of the comparison", value: basis.comparisonSha256 }]),
    { label: "Signed", value: signatureText(content, preview) },
  ];
  return [
    heading(2, "How this opinion came about"),
    ...paragraphs(blindness(firstReading.available, basis.revisedAfterReveal)),
    { kind: "facts", rows },
  ];
}

function blindness(available: boolean, revised: boolean): string {
  if (!available)
    return "There was no first report. The reading was sealed before the opinion was written and has not changed since.";
  const sealed =
    "The second reader read the images without seeing the first report. The reading was sealed before the first report was opened.";
  return revised
    ? `${sealed} Afterwards the reader revised it, with a reason; the version sealed before is kept unchanged.`
    : `${sealed} It has not changed since.`;
}
