import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { readPdf } from "./read-pdf.ts";

async function pdfOf(
  write: (doc: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const doc = new PDFDocument(options);
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once("end", resolve));
  write(doc);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

describe("readPdf", () => {
  it("reads the text layer line by line", async () => {
    const pdf = await pdfOf((doc) =>
      doc.text("FINDINGS").text("A nodule of 8 mm in the right upper lobe.").addPage().text("IMPRESSION: see above."),
    );
    const reading = await readPdf(pdf);
    expect(reading).toMatchObject({ kind: "text", pages: 2, pagesRead: 2 });
    if (reading.kind === "text") {
      expect(reading.text.split("\n").slice(0, 2)).toEqual(["FINDINGS", "A nodule of 8 mm in the right upper lobe."]);
    }
  });

  it("knows a scan, a password and damage apart", async () => {
    expect(await readPdf(await pdfOf((doc) => doc.rect(10, 10, 50, 50).fill("black")))).toEqual({
      kind: "no-text",
      pages: 1,
    });
    expect(await readPdf(await pdfOf((doc) => doc.text("secret"), { userPassword: "letmein" }))).toEqual({
      kind: "password",
    });
    expect(await readPdf(Buffer.from("%PDF-1.7 and then nothing of the kind"))).toEqual({ kind: "damaged" });
  });
});
