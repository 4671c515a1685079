import type { Block, Outline } from "./blocks.ts";
import { isSettable } from "./pdf-fonts.ts";

/**
 * What a reader of the PDF must be told when the typeface lacks characters of the text: that they stand there by number, and where
 * they can be read as written. Null when nothing is lacking.
 */
export function fontGapNote(outline: Outline): string | null {
  const missing = [...new Set(outlineText(outline).normalize("NFC"))].filter((character) => !isSettable(character));
  if (missing.length === 0) return null;
  const rightToLeft = missing.some((character) => rightToLeftLetter.test(character));
  const direction = rightToLeft
    ? " Among them are letters of a script written from right to left; their numbers stand in reading order, from left to right."
    : "";
  return `Some characters are not in the typeface of this document and are written by their Unicode number, such as [U+${hex(missing[0] ?? "")}].${direction} The web page of the same opinion shows them as written.`;
}

const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

function outlineText({ title, subtitle, facts, blocks }: Outline): string {
  return [title, subtitle, ...facts.flatMap(({ label, value }) => [label, value]), ...blocks.flatMap(blockText)].join(
    "",
  );
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
    case "facts":
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case "table":
      return [block.caption, ...block.columns.map((column) => column.title), ...block.rows.flat()];
    case "picture":
    case "check":
      return [block.caption];
  }
}
