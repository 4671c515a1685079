import type { Block } from "./blocks.ts";
import { drawCheck } from "./pdf-check.ts";
import { contentWidth, type PdfPage, page } from "./pdf-page.ts";
import { colour, styles } from "./pdf-style.ts";
import { drawTable } from "./pdf-table.ts";
import { drawText } from "./pdf-text.ts";

/** Puts a block on the page; `next` is the block after it, so that a heading stays with what it heads. */
export function drawBlock(pdf: PdfPage, block: Block, next: Block | undefined): void {
  switch (block.kind) {
    case "heading":
      drawHeading(pdf, block, next);
      break;
    case "paragraph":
      drawParagraph(pdf, block, next);
      break;
    case "list":
      drawList(pdf, block.items);
      break;
    case "facts":
      drawFacts(pdf, block.rows);
      break;
    case "table":
      drawTable(pdf, block);
      break;
    case "picture":
      drawPicture(pdf, block);
      break;
    case "check":
      drawCheck(pdf, block);
  }
}

function drawHeading(pdf: PdfPage, block: Extract<Block, { kind: "heading" }>, next: Block | undefined): void {
  const major = block.level === 2;
  const style = major ? styles.heading2 : styles.heading3;
  const lines = pdf.lines(block.text, style, contentWidth);
  const before = pdf.y() <= page.top ? 0 : major ? 22 : 9;
  pdf.need(before + lines.length * style.leading + (major ? 8 : 2) + headHeight(pdf, next));
  if (pdf.y() > page.top) pdf.moveTo(pdf.y() + before);
  if (major) {
    const y = pdf.y();
    pdf.artifact("Layout", () => {
      pdf.doc
        .moveTo(page.left, y)
        .lineTo(page.left + contentWidth, y)
        .lineWidth(1.2)
        .strokeColor(colour.accent)
        .stroke();
    });
    pdf.moveTo(y + 7);
    pdf.doc.outline.addItem(block.text);
  }
  drawText(pdf, pdf.struct(pdf.root, major ? "H2" : "H3", { said: block.text }), lines, style, page.left);
  pdf.moveTo(pdf.y() + (major ? 4 : 1));
}

/** Height of the first lines of a block: what must stand under its heading on the same page. */
function headHeight(pdf: PdfPage, block: Block | undefined): number {
  if (block === undefined) return 0;
  switch (block.kind) {
    case "heading":
      return 70;
    case "paragraph":
      return Math.min(3, pdf.lines(block.text, styles[block.style], contentWidth).length) * styles[block.style].leading;
    case "list":
    case "facts":
      return 3 * styles.normal.leading;
    case "table":
      return 110;
    case "picture":
      return pictureSize(block).height + 40;
    case "check":
      return 110;
  }
}

function drawParagraph(pdf: PdfPage, block: Extract<Block, { kind: "paragraph" }>, next: Block | undefined): void {
  const style = styles[block.style];
  const indent = block.style === "quote" ? 12 : 0;
  const lines = pdf.lines(block.text, style, contentWidth - indent);
  if (block.style === "lead" && lines.length <= 3) pdf.need(lines.length * style.leading + headHeight(pdf, next));
  if (block.style === "lead") pdf.moveTo(pdf.y() + 3);
  const struct =
    block.style === "quote" ? pdf.struct(pdf.root, "BlockQuote") : pdf.struct(pdf.root, "P", { said: block.text });
  const inner = block.style === "quote" ? pdf.struct(struct, "P", { said: block.text }) : struct;
  const bar = pdf.place(page.left + 2, 0);
  drawText(pdf, inner, lines, style, pdf.place(page.left + indent, contentWidth - indent), (from, to) => {
    if (indent > 0) pdf.doc.moveTo(bar, from).lineTo(bar, to).lineWidth(2.5).strokeColor(colour.line).stroke();
  });
  pdf.moveTo(pdf.y() + 3.5);
}

function drawList(pdf: PdfPage, items: readonly string[]): void {
  const list = pdf.struct(pdf.root, "L");
  for (const item of items) {
    const lines = pdf.lines(item, styles.normal, contentWidth - 14);
    const entry = pdf.struct(list, "LI");
    pdf.need(Math.min(2, lines.length) * styles.normal.leading);
    const y = pdf.y();
    const bullet = pdf.lines("•", styles.normal, 12)[0] ?? [];
    pdf.struct(entry, "Lbl").add(() => pdf.drawLine(bullet, styles.normal, pdf.place(page.left + 2, 12), y));
    drawText(
      pdf,
      pdf.struct(entry, "LBody", { said: item }),
      lines,
      styles.normal,
      pdf.place(page.left + 14, contentWidth - 14),
    );
    pdf.moveTo(pdf.y() + 2);
  }
  pdf.moveTo(pdf.y() + 2);
}

/** Labels and values side by side, tagged as a table whose first column heads its rows. */
export function drawFacts(pdf: PdfPage, rows: readonly { label: string; value: string }[]): void {
  const labelWidth = 132;
  const table = pdf.struct(pdf.root, "Table");
  for (const { label, value } of rows) {
    const labels = pdf.lines(label, styles.note, labelWidth - 8);
    const values = pdf.lines(value, styles.normal, contentWidth - labelWidth);
    const row = pdf.struct(table, "TR");
    pdf.need(Math.max(labels.length * styles.note.leading, Math.min(values.length, 6) * styles.normal.leading));
    const y = pdf.y();
    const head = pdf.struct(row, "TH", { scope: "Row", said: label });
    head.add(() => {
      for (const [index, line] of labels.entries())
        pdf.drawLine(line, styles.note, pdf.place(page.left, labelWidth - 8), y + 0.4 + index * styles.note.leading);
    });
    drawText(
      pdf,
      pdf.struct(row, "TD", { said: value }),
      values,
      styles.normal,
      pdf.place(page.left + labelWidth, contentWidth - labelWidth),
    );
    pdf.moveTo(Math.max(pdf.y(), y + labels.length * styles.note.leading) + 1.5);
  }
  pdf.moveTo(pdf.y() + 4);
}

function pictureSize({ picture }: Extract<Block, { kind: "picture" }>): { width: number; height: number } {
  const scale = Math.min(contentWidth / picture.width, 300 / picture.height, 1.5);
  return { width: picture.width * scale, height: picture.height * scale };
}

function drawPicture(pdf: PdfPage, block: Extract<Block, { kind: "picture" }>): void {
  const { width, height } = pictureSize(block);
  const caption = pdf.lines(block.caption, styles.note, contentWidth);
  pdf.need(height + 8 + caption.length * styles.note.leading);
  const y = pdf.y() + 4;
  const bbox = [page.left, y, page.left + width, y + height];
  pdf.struct(pdf.root, "Figure", { alt: block.picture.alt, bbox }).add(() => {
    pdf.doc.image(Buffer.from(block.picture.png), page.left, y, { width, height });
  });
  pdf.moveTo(y + height + 4);
  drawText(pdf, pdf.struct(pdf.root, "P", { said: block.caption }), caption, styles.note, page.left);
  pdf.moveTo(pdf.y() + 8);
}
