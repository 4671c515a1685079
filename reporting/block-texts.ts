import type { Block } from "./blocks.ts";

/** What a block says, one text for each thing said: for forms that know no page. */
export function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
    case "facts":
      return block.rows.map(({ label, value }) => `${label}: ${value}`);
    case "table":
      return block.rows.map((row) => row.join("; "));
    case "picture":
    case "check":
      return [block.caption];
  }
}
