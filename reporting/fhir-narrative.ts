import type { Block } from "./blocks.ts";
import { escapeMarkup } from "./escape.ts";
import type { JsonObject } from "./fhir-part.ts";

/** Blocks as the narrative of a resource: well-formed XHTML of the basic elements alone (R4 section 2.4.0). Pictures are left out. */
export function narrative(blocks: readonly Block[]): JsonObject {
  const html = blocks.map(blockXhtml).join("");
  return { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>` };
}

function blockXhtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${lined(block.text)}</h${block.level}>`;
    case "paragraph":
      return block.style === "quote"
        ? `<blockquote><p>${lined(block.text)}</p></blockquote>`
        : `<p>${block.style === "lead" ? `<b>${lined(block.text)}</b>` : lined(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${lined(item)}</li>`).join("")}</ul>`;
    case "facts":
      return tableXhtml(block.rows.map(({ label, value }) => `<th>${lined(label)}</th><td>${lined(value)}</td>`));
    case "table": {
      const head = block.columns.map(({ title }) => `<th>${lined(title)}</th>`).join("");
      const rows = block.rows.map((row) => row.map((cell) => `<td>${lined(cell)}</td>`).join(""));
      return `<p>${lined(block.caption)}</p>${tableXhtml([head, ...rows])}`;
    }
    case "picture":
      return "";
    case "check":
      return `<p>${lined(block.caption)}</p>`;
  }
}

function tableXhtml(rows: readonly string[]): string {
  return `<table><tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table>`;
}

function lined(text: string): string {
  return escapeMarkup(text).replaceAll("\n", "<br/>");
}
