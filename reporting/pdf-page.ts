import PDFDocument from "pdfkit";
import { shownText } from "./escape.ts";
import { holdsRightToLeft } from "./pdf-bidi.ts";
import { type Face, fontBytes, isOfMainFamily } from "./pdf-fonts.ts";
import { breakLines, type Line, widthOf } from "./pdf-lines.ts";

export type TextStyle = { face: Face; size: number; leading: number; colour: string };
export type Struct = PDFKit.PDFStructureElement;

/** Points; A4 with room for a footer of two lines. */
export const page = { width: 595.28, height: 841.89, left: 54, right: 54, top: 54, bottom: 76 } as const;
export const contentWidth = page.width - page.left - page.right;
export const contentBottom = page.height - page.bottom;

export type PdfPage = {
  doc: PDFKit.PDFDocument;
  root: Struct;
  /** Where the next thing goes, points from the top of the page. */
  y: () => number;
  moveTo: (y: number) => void;
  breakPage: () => void;
  /** Starts a new page unless so much height is left. */
  need: (height: number) => void;
  /** On a page from right to left: the place of a box as its mirror image; else as it is. */
  place: (x: number, width: number) => number;
  rightToLeft: boolean;
  lines: (text: string, style: TextStyle, width: number) => Line[];
  drawLine: (line: Line, style: TextStyle, x: number, y: number) => void;
  /** `said`: the text that the element will hold, for scripts that are drawn from parts of letters. */
  struct: (
    parent: Struct,
    type: string,
    options?: { alt?: string; scope?: string; bbox?: number[]; said?: string },
  ) => Struct;
  /** Draws something that is no content for a screen reader: rules, page numbers (ISO 32000-1 section 14.8.2.2). */
  artifact: (type: "Layout" | "Pagination", draw: () => void) => void;
};

/**
 * An empty tagged document with its fonts; the page on which things are put, and where.
 * @param direction which way the page is read: from right to left its columns stand in the other order
 */
export function openPdf(options: PDFKit.PDFDocumentOptions, direction: "ltr" | "rtl" = "ltr"): PdfPage {
  const doc = new PDFDocument({ ...options, autoFirstPage: false, bufferPages: true, tagged: true });
  const registered = new Set<string>();
  const inFont = (name: string, size: number) => {
    if (!registered.has(name)) doc.registerFont(name, fontBytes(name));
    registered.add(name);
    return doc.font(name).fontSize(size);
  };
  doc.addPage(pageOptions);
  const root = doc.struct("Document");
  doc.addStructure(root);
  let cursor: number = page.top;
  const breakPage = () => {
    doc.addPage(pageOptions);
    cursor = page.top;
  };
  return {
    doc,
    root,
    y: () => cursor,
    moveTo: (y) => {
      cursor = y;
    },
    breakPage,
    need: (height) => {
      if (cursor + height > contentBottom && cursor > page.top) breakPage();
    },
    lines: (text, style, width) =>
      breakLines(
        text,
        style.face,
        width,
        (font, piece, shaped) => inFont(font, style.size).widthOfString(piece, shaped === true ? asWhole : {}),
        direction,
      ),
    rightToLeft: direction === "rtl",
    place: (x, width) => (direction === "rtl" ? page.left + contentWidth - (x - page.left) - width : x),
    drawLine: (line, style, x, y) => drawLine(inFont, line, style, x, y),
    struct: (parent, type, { said = "", ...wanted } = {}) => {
      const actual = holdsRightToLeft(said) ? { actual: shownText(said) } : {};
      // The types of pdfkit know neither the scope of a header cell nor the box of a figure; pdfkit writes both.
      const element = doc.struct(type, { lang: options.lang ?? "en", ...actual, ...wanted });
      parent.add(element);
      return element;
    },
    artifact: (type, draw) => {
      doc.markContent("Artifact", { type });
      draw();
      doc.endMarkedContent();
    },
  };
}

const pageOptions = { size: "A4", margin: 0 };
/** pdfkit lays out word by word unless features are asked for; letters that are joined and turned are laid out as a whole. */
const asWhole: { features: [] } = { features: [] };
/** Noto Sans: from the top of a line to its base, parts of the size. Other families stand on the same base. */
const mainAscender = 1.069;

function drawLine(
  inFont: (name: string, size: number) => PDFKit.PDFDocument,
  line: Line,
  style: TextStyle,
  x: number,
  y: number,
): void {
  let at = x;
  for (const run of line) {
    if (run.text !== "") {
      const base = isOfMainFamily(run.font) ? {} : { baseline: -mainAscender * style.size };
      const whole = run.shaped === true ? asWhole : {};
      inFont(run.font, style.size)
        .fillColor(style.colour)
        .text(run.text, at, y, { lineBreak: false, ...base, ...whole });
    }
    at += run.width;
  }
}

/** The whole document as bytes, once everything is on its pages. */
export async function closePdf({ doc }: PdfPage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.once("end", resolve).once("error", reject));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

export function rightAligned(line: Line, right: number): number {
  return right - widthOf(line);
}
