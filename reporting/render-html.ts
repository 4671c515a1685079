import { directionOf } from "#contract/language.ts";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import type { Block } from "./blocks.ts";
import { codeModules } from "./code-modules.ts";
import { escapeMarkup } from "./escape.ts";
import { htmlStyle, htmlStyleSource } from "./html-style.ts";
import { fill } from "./languages/answer-words.ts";
import { answerWords } from "./languages/answer-words-of.ts";
import { localInstant } from "./languages/local-text.ts";
import { type Audience, outlineOpinion, type RenderOptions } from "./outline.ts";

/**
 * The opinion as one HTML page that needs nothing else: style and pictures inside, no script, prints well. Every text is escaped.
 * @param pictures PNG by finding
 * @param audience whose page comes first; the content is the same
 */
export function renderHtml(
  content: OpinionContent,
  pictures: readonly FindingPicture[] = [],
  audience: Audience = "doctor",
  options: RenderOptions = {},
): string {
  const { title, subtitle, facts, blocks } = outlineOpinion(content, pictures, audience, options);
  const preview = options.preview === true;
  const language = options.language ?? "en";
  const { labels } = answerWords[language];
  const version = fill(labels.caseVersion, { number: content.caseNumber, version: content.version });
  const name = `${preview ? `${labels.preview}: ` : ""}${title}, ${labels.case} ${version}`;
  const signed = preview
    ? `${labels.preview}.`
    : `${fill(labels.signedBy, { name: content.signedBy, time: localInstant(content.signedAt, language) })}.`;
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '${htmlStyleSource}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(name)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
${preview ? `<p class="preview">${labels.preview}</p>\n` : ""}
<p class="organisation">${escapeMarkup(subtitle)}</p>
<h1>${escapeMarkup(title)}</h1>
${factsHtml(facts)}
</header>
<main>
${sectionsHtml(blocks)}
</main>
<footer><p>${escapeMarkup(name)}. ${escapeMarkup(signed)}</p></footer>
</body>
</html>
`;
}

/** Each second-level heading opens a section, so that a screen reader can step from part to part. */
function sectionsHtml(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let section = 0;
  for (const block of blocks) {
    if (block.kind === "heading" && block.level === 2) {
      if (section > 0) parts.push("</section>");
      section += 1;
      parts.push(`<section aria-labelledby="part-${section}">`);
    }
    parts.push(blockHtml(block, section));
  }
  return [...parts, ...(section > 0 ? ["</section>"] : [])].join("\n");
}

function blockHtml(block: Block, section: number): string {
  switch (block.kind) {
    case "heading":
      return block.level === 2 && section > 0
        ? `<h2 id="part-${section}">${escapeMarkup(block.text)}</h2>`
        : `<h${block.level}>${escapeMarkup(block.text)}</h${block.level}>`;
    case "paragraph":
      return paragraphHtml(block);
    case "list":
      return `<ul>\n${block.items.map((item) => `<li dir="auto">${escapeMarkup(item)}</li>`).join("\n")}\n</ul>`;
    case "facts":
      return factsHtml(block.rows);
    case "table":
      return tableHtml(block);
    case "picture":
      return pictureHtml(block);
    case "check":
      return checkHtml(block);
  }
}

function paragraphHtml({ text, style }: Extract<Block, { kind: "paragraph" }>): string {
  if (style === "quote") return `<blockquote dir="auto"><p>${escapeMarkup(text)}</p></blockquote>`;
  return `<p dir="auto"${style === "normal" ? "" : ` class="${style}"`}>${escapeMarkup(text)}</p>`;
}

function factsHtml(rows: readonly { label: string; value: string }[]): string {
  const items = rows.map(
    ({ label, value }) => `<div><dt>${escapeMarkup(label)}</dt><dd dir="auto">${escapeMarkup(value)}</dd></div>`,
  );
  return `<dl>\n${items.join("\n")}\n</dl>`;
}

/** The roles say again what the elements are: on a phone the style shows rows as cards, and browsers then forget the table. */
function tableHtml({ caption, columns, rows }: Extract<Block, { kind: "table" }>): string {
  const head = columns.map(({ title }) => `<th role="columnheader" scope="col">${escapeMarkup(title)}</th>`).join("");
  const cell = (text: string, index: number) =>
    `<td role="cell" dir="auto" data-column="${escapeMarkup(columns[index]?.title ?? "")}">${escapeMarkup(text).replaceAll("\n", "<br/>")}</td>`;
  const body = rows.map((row) => `<tr role="row">${row.map(cell).join("")}</tr>`).join("\n");
  return `<table role="table">\n<caption>${escapeMarkup(caption)}</caption>\n<thead role="rowgroup"><tr role="row">${head}</tr></thead>\n<tbody role="rowgroup">\n${body}\n</tbody>\n</table>`;
}

function pictureHtml({ picture, caption }: Extract<Block, { kind: "picture" }>): string {
  const data = Buffer.from(picture.png).toString("base64");
  const size = `width="${Math.round(picture.width)}" height="${Math.round(picture.height)}"`;
  return `<figure><img src="data:image/png;base64,${data}" ${size} alt="${escapeMarkup(picture.alt)}"><figcaption dir="auto">${escapeMarkup(caption)}</figcaption></figure>`;
}

/** The code as squares of a drawing: no picture file, no script. */
function checkHtml({ url, caption }: Extract<Block, { kind: "check" }>): string {
  const { size, dark } = codeModules(url);
  const squares = dark.map(({ x, y }) => `M${x + 4} ${y + 4}h1v1h-1z`).join("");
  const edge = size + 8;
  const drawing = `<svg class="code" viewBox="0 0 ${edge} ${edge}" role="img" aria-label="${escapeMarkup(url)}"><path fill="#fff" d="M0 0h${edge}v${edge}H0z"/><path d="${squares}"/></svg>`;
  return `<div class="check">${drawing}<p dir="auto">${escapeMarkup(caption)}</p></div>`;
}
