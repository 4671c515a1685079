import PDFDocument from "pdfkit";

/** A hospital's report as a PDF with real text, as one gets it from a portal. `signedOn` makes the file the same each time. */
export async function reportPdf(
  letterhead: string,
  lines: readonly string[],
  text: string,
  signedOn: Date,
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: "A4",
    margin: 62,
    info: { Title: "Radiology report", CreationDate: signedOn },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
  document.font("Helvetica-Bold").fontSize(15).fillColor("#1d3557").text(letterhead);
  document.font("Helvetica").fontSize(9).fillColor("#555").text("Department of Radiology").moveDown(1.2);
  for (const line of lines) document.fontSize(10).fillColor("#222").text(line);
  document.moveDown(1.2);
  for (const line of text.split("\n")) {
    const heading = /^[A-Z ]+:/.exec(line)?.[0];
    document.fillColor("#111").fontSize(10.5);
    if (heading === line) document.font("Helvetica-Bold").text(line);
    else document.font("Helvetica").text(line === "" ? " " : line, { lineGap: 2 });
  }
  document.end();
  return await done;
}
