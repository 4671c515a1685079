import type { FindingPicture } from "#contract/opinion.ts";

/** A page's parts, before any page description language: the web page and the PDF are both drawn from these. */
export type Block =
  | { kind: "heading"; level: 2 | 3; text: string }
  | { kind: "paragraph"; text: string; style: "normal" | "lead" | "quote" | "note" }
  | { kind: "list"; items: string[] }
  | { kind: "facts"; rows: { label: string; value: string }[] }
  | { kind: "table"; caption: string; columns: { title: string; share: number }[]; rows: string[][] }
  | { kind: "picture"; picture: FindingPicture; caption: string }
  /** An address as a code to scan, with what to do with it. */
  | { kind: "check"; url: string; caption: string };

export type Outline = { title: string; subtitle: string; facts: { label: string; value: string }[]; blocks: Block[] };

export function heading(level: 2 | 3, text: string): Block {
  return { kind: "heading", level, text };
}

/** A paragraph for each line of a text that says something; none for an empty text. */
export function paragraphs(text: string, style: "normal" | "lead" | "quote" | "note" = "normal"): Block[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => ({ kind: "paragraph", text: line, style }));
}

/** A small heading with its text; nothing where there is no text. */
export function titled(title: string, text: string): Block[] {
  const body = paragraphs(text);
  return body.length === 0 ? [] : [heading(3, title), ...body];
}
