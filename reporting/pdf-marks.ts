import type { OpinionContent } from "#contract/opinion.ts";
import { dayText } from "./labels.ts";
import { patientName, previewMark } from "./outline-answer.ts";
import { type Line, widthOf } from "./pdf-lines.ts";
import { contentWidth, type PdfPage, page, rightAligned, type TextStyle } from "./pdf-page.ts";
import { colour, styles } from "./pdf-style.ts";

/** On each page: whose it is, which case and version, which page of how many, and of a preview that it is one. */
export function drawPageMarks(pdf: PdfPage, content: OpinionContent, preview: boolean): void {
  const { start, count } = pdf.doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.doc.switchToPage(start + index);
    drawFooter(pdf, content, `Page ${index + 1} of ${count}`);
    if (preview) drawPreviewMark(pdf);
  }
}

function drawFooter(pdf: PdfPage, content: OpinionContent, pageNumber: string): void {
  const style = styles.footer;
  const y = page.height - 52;
  const room = contentWidth - 120;
  const number = pdf.lines(pageNumber, style, 120)[0] ?? [];
  const born = `, born ${dayText(content.patient.birthDate)}`;
  const lines = [
    shortened(pdf, `Second opinion, case ${content.caseNumber}`, `, version ${content.version}`, style, room),
    shortened(pdf, patientName(content), born, style, room),
  ];
  pdf.artifact("Pagination", () => {
    pdf.doc
      .moveTo(page.left, y - 6)
      .lineTo(page.left + contentWidth, y - 6)
      .lineWidth(0.6)
      .strokeColor(colour.line)
      .stroke();
    for (const [row, line] of lines.entries()) pdf.drawLine(line, style, page.left, y + row * style.leading);
    pdf.drawLine(number, style, rightAligned(number, page.left + contentWidth), y);
  });
}

/** One line of head and tail; a head too long for it is cut with an ellipsis, the tail never. */
function shortened(pdf: PdfPage, head: string, tail: string, style: TextStyle, room: number): Line {
  const characters = [...head];
  for (let kept = characters.length; kept > 0; kept -= 1) {
    const cut = kept === characters.length ? "" : "…";
    const lines = pdf.lines(`${characters.slice(0, kept).join("").trimEnd()}${cut}${tail}`, style, room);
    if (lines.length === 1) return lines[0] ?? [];
  }
  return pdf.lines(tail, style, room)[0] ?? [];
}

function drawPreviewMark(pdf: PdfPage): void {
  const style = styles.preview;
  const line = pdf.lines(previewMark, style, contentWidth)[0] ?? [];
  const width = widthOf(line) + 24;
  const x = page.left + (contentWidth - width) / 2;
  pdf.artifact("Pagination", () => {
    pdf.doc.rect(x, 18, width, 22).lineWidth(1.5).strokeColor(colour.warning).stroke();
    pdf.drawLine(line, style, x + 12, 21.5);
  });
}
