import { contentBottom, type PdfPage, page, type Struct, type TextStyle } from "./pdf-page.ts";

/**
 * Draws lines from the cursor on, over as many pages as they need; neither the first nor the last line of a paragraph is left alone.
 * @param beside draws a mark beside the lines of one page, from and to in points
 */
export function drawText(
  pdf: PdfPage,
  struct: Struct,
  lines: ReturnType<PdfPage["lines"]>,
  style: TextStyle,
  x: number,
  beside: (from: number, to: number) => void = () => undefined,
): void {
  let rest = lines;
  while (rest.length > 0) {
    const fit = Math.floor((contentBottom - pdf.y()) / style.leading);
    const count = linesForPage(rest.length, fit);
    if (count === 0 && pdf.y() > page.top) {
      pdf.breakPage();
      continue;
    }
    const now = rest.slice(0, Math.max(1, count));
    const from = pdf.y();
    struct.add(() => {
      for (const [index, line] of now.entries()) pdf.drawLine(line, style, x, from + index * style.leading);
    });
    const to = from + now.length * style.leading;
    pdf.artifact("Layout", () => beside(from, to));
    pdf.moveTo(to);
    rest = rest.slice(now.length);
    if (rest.length > 0) pdf.breakPage();
  }
}

/** How many of `total` lines go on a page with room for `fit`: at least two, and at least two are left for the next. */
export function linesForPage(total: number, fit: number): number {
  if (total <= fit) return total;
  if (fit < 2) return 0;
  const count = total - fit === 1 ? fit - 1 : fit;
  return count < 2 ? 0 : count;
}
