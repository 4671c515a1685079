import type { Block } from "./blocks.ts";
import type { Line } from "./pdf-lines.ts";
import { contentBottom, contentWidth, type PdfPage, page, type Struct } from "./pdf-page.ts";
import { colour, styles } from "./pdf-style.ts";
import { drawText } from "./pdf-text.ts";

const padding = 5;
type Table = Extract<Block, { kind: "table" }>;
type Column = { x: number; width: number };

/**
 * A table over as many pages as it needs. The header row stands on each page (tagged once, repeated as an artifact); a row stays
 * together unless it is longer than a page.
 */
export function drawTable(pdf: PdfPage, table: Table): void {
  const columns = placed(table, pdf);
  const struct = pdf.struct(pdf.root, "Table");
  drawText(
    pdf,
    pdf.struct(struct, "Caption", { said: table.caption }),
    pdf.lines(table.caption, styles.note, contentWidth),
    styles.note,
    page.left,
  );
  pdf.moveTo(pdf.y() + 3);
  drawHeader(pdf, table, columns, pdf.struct(struct, "TR"));
  for (const row of table.rows) {
    const cells = row.map((text, index) => pdf.lines(text, styles.cell, (columns[index]?.width ?? 0) - 2 * padding));
    drawRow(pdf, table, columns, cells, row, pdf.struct(struct, "TR"));
  }
  pdf.moveTo(pdf.y() + 8);
}

function placed({ columns }: Table, pdf: PdfPage): Column[] {
  let x: number = page.left;
  return columns.map(({ share }) => {
    const width = contentWidth * share;
    const column = { x: pdf.place(x, width), width };
    x += width;
    return column;
  });
}

/** @param row null where the header is repeated on a further page */
function drawHeader(pdf: PdfPage, table: Table, columns: readonly Column[], row: Struct | null): void {
  const cells = table.columns.map(({ title }, index) =>
    pdf.lines(title, styles.cellHead, (columns[index]?.width ?? 0) - 2 * padding),
  );
  const height = rowHeight(cells);
  const y = pdf.y();
  pdf.artifact("Layout", () => {
    pdf.doc.rect(page.left, y, contentWidth, height).fillColor(colour.tint).fill();
    pdf.doc
      .moveTo(page.left, y + height)
      .lineTo(page.left + contentWidth, y + height)
      .lineWidth(1.2)
      .strokeColor(colour.accent)
      .stroke();
  });
  for (const [index, lines] of cells.entries()) {
    const draw = () => drawCell(pdf, lines, styles.cellHead, columns[index]?.x ?? 0, y);
    if (row === null) pdf.artifact("Pagination", draw);
    else pdf.struct(row, "TH", { scope: "Column", said: table.columns[index]?.title ?? "" }).add(draw);
  }
  pdf.moveTo(y + height);
}

function drawRow(
  pdf: PdfPage,
  table: Table,
  columns: readonly Column[],
  cells: readonly Line[][],
  texts: readonly string[],
  row: Struct,
): void {
  const tds = texts.map((said) => pdf.struct(row, "TD", { said }));
  let rest = [...cells];
  const fresh = () => {
    pdf.breakPage();
    drawHeader(pdf, table, columns, null);
  };
  const pageRoom = contentBottom - page.top - 60;
  if (pdf.y() + rowHeight(rest) > contentBottom && rowHeight(rest) <= pageRoom) fresh();
  while (rest.some((lines) => lines.length > 0)) {
    const fit = Math.floor((contentBottom - pdf.y() - 2 * padding) / styles.cell.leading);
    if (fit < 3 && rowHeight(rest) > fit * styles.cell.leading + 2 * padding) {
      fresh();
      continue;
    }
    const y = pdf.y();
    const now = rest.map((lines) => lines.slice(0, fit));
    for (const [index, lines] of now.entries())
      if (lines.length > 0) tds[index]?.add(() => drawCell(pdf, lines, styles.cell, columns[index]?.x ?? 0, y));
    const bottom = y + rowHeight(now);
    pdf.artifact("Layout", () => {
      pdf.doc
        .moveTo(page.left, bottom)
        .lineTo(page.left + contentWidth, bottom)
        .lineWidth(0.6)
        .strokeColor(colour.line)
        .stroke();
    });
    pdf.moveTo(bottom);
    rest = rest.map((lines) => lines.slice(fit));
    if (rest.some((lines) => lines.length > 0)) fresh();
  }
}

function drawCell(
  pdf: PdfPage,
  lines: readonly Line[],
  style: typeof styles.cell | typeof styles.cellHead,
  x: number,
  y: number,
): void {
  for (const [index, line] of lines.entries())
    pdf.drawLine(line, style, x + padding, y + padding + index * style.leading);
}

function rowHeight(cells: readonly (readonly Line[])[]): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * styles.cell.leading + 2 * padding;
}
