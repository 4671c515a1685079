import type { OpinionContent } from "#contract/opinion.ts";
import { type AnswerWords, fill } from "./languages/answer-words.ts";
import { localDay } from "./languages/local-text.ts";
import { patientName } from "./outline-answer.ts";
import { type Line, widthOf } from "./pdf-lines.ts";
import { contentWidth, type PdfPage, page, rightAligned, type TextStyle } from "./pdf-page.ts";
import { colour, styles } from "./pdf-style.ts";

/** On each page: whose it is, which case and version, which page of how many, and of a preview that it is one. */
export function drawPageMarks(pdf: PdfPage, content: OpinionContent, preview: boolean, words: AnswerWords): void {
  const { start, count } = pdf.doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.doc.switchToPage(start + index);
    drawFooter(pdf, content, fill(words.labels.page, { page: index + 1, pages: count }), words);
    if (preview) drawPreviewMark(pdf, words.labels.preview);
  }
}

function drawFooter(pdf: PdfPage, content: OpinionContent, pageNumber: string, words: AnswerWords): void {
  const { labels, language } = words;
  const style = styles.footer;
  const y = page.height - 52;
  const room = contentWidth - 120;
  const number = pdf.lines(pageNumber, style, 120)[0] ?? [];
  const born =
    language === "en"
      ? `, born ${localDay(content.patient.birthDate, language)}`
      : ` · ${labels.born}: ${localDay(content.patient.birthDate, language)}`;
  const version = { number: content.caseNumber, version: content.version };
  const lines = [
    language === "en"
      ? shortened(pdf, `Second opinion, case ${content.caseNumber}`, `, version ${content.version}`, style, room)
      : shortened(pdf, labels.title, ` · ${labels.case} ${fill(labels.caseVersion, version)}`, style, room),
    shortened(pdf, patientName(content), born, style, room),
  ];
  pdf.artifact("Pagination", () => {
    pdf.doc
      .moveTo(page.left, y - 6)
      .lineTo(page.left + contentWidth, y - 6)
      .lineWidth(0.6)
      .strokeColor(colour.line)
      .stroke();
    const x = pdf.place(page.left, room);
    for (const [row, line] of lines.entries()) pdf.drawLine(line, style, x, y + row * style.leading);
    const end = pdf.rightToLeft ? page.left - leadingRoom(number) : rightAligned(number, page.left + contentWidth);
    pdf.drawLine(number, style, end, y);
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

/** The room that stands before a line which ends at the right. */
function leadingRoom(line: Line): number {
  const [first] = line;
  return first?.text === "" ? first.width : 0;
}

function drawPreviewMark(pdf: PdfPage, text: string): void {
  const style = styles.preview;
  const [first, ...rest] = pdf.lines(text, style, contentWidth)[0] ?? [];
  const line = first === undefined ? [] : first.text === "" ? rest : [first, ...rest];
  const width = widthOf(line) + 24;
  const x = page.left + (contentWidth - width) / 2;
  pdf.artifact("Pagination", () => {
    pdf.doc.rect(x, 18, width, 22).lineWidth(1.5).strokeColor(colour.warning).stroke();
    pdf.drawLine(line, style, x + 12, 21.5);
  });
}
