import PDFDocument from "pdfkit";

/** A hospital's report of the head: it misses what the second reader will see, and recommends nothing. */
export const reportText = `CT OF THE HEAD

TECHNIQUE: Axial CT of the head without contrast medium.

FINDINGS:
No intracranial haemorrhage. The ventricles are normal in size. No midline shift. No skull fracture.

IMPRESSION:
Normal CT of the head.`;

/** The same as the PDF that a patient is given. */
export async function reportPdf(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const document = new PDFDocument({ size: "A4", margin: 60 });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.on("end", resolve));
  document.fontSize(11).text("Harbour Hospital, Department of Radiology").moveDown().text(reportText);
  document.end();
  await ended;
  return { name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.concat(chunks) };
}
