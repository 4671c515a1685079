import type { Block } from "./blocks.ts";
import { codeModules } from "./code-modules.ts";
import { contentWidth, type PdfPage, page } from "./pdf-page.ts";
import { styles } from "./pdf-style.ts";
import { drawText } from "./pdf-text.ts";

/** Points; with four squares of white around it (ISO/IEC 18004 section 6.3.8). */
const side = 92;

/** The code to scan, with what to do beside it. */
export function drawCheck(pdf: PdfPage, { url, caption }: Extract<Block, { kind: "check" }>): void {
  const beside = side + 10;
  const lines = pdf.lines(caption, styles.note, contentWidth - beside);
  pdf.need(Math.max(side, lines.length * styles.note.leading) + 8);
  const { size, dark } = codeModules(url);
  const module = side / (size + 8);
  const [left, top] = [pdf.place(page.left, side), pdf.y()];
  pdf.struct(pdf.root, "Figure", { alt: url, bbox: [left, top, left + side, top + side] }).add(() => {
    for (const { x, y } of dark) pdf.doc.rect(left + (x + 4) * module, top + (y + 4) * module, module, module);
    pdf.doc.fillColor("#000000").fill();
  });
  pdf.moveTo(top + 8);
  drawText(
    pdf,
    pdf.struct(pdf.root, "P", { said: caption }),
    lines,
    styles.note,
    pdf.place(page.left + beside, contentWidth - beside),
  );
  pdf.moveTo(Math.max(pdf.y(), top + side) + 6);
}
