import { createCanvas } from "@napi-rs/canvas";
import PDFDocument from "pdfkit";
import { expect, it } from "vitest";
import { recognisePages } from "./recognise-pages.ts";
import { renderPages } from "./render-pages.ts";

function picture(...lines: string[]): Buffer {
  const canvas = createCanvas(1240, 600);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, 1240, 600);
  pen.fillStyle = "black";
  pen.font = "32px sans-serif";
  for (const [at, line] of lines.entries()) pen.fillText(line, 80, 120 + at * 60);
  return canvas.toBuffer("image/png");
}

async function scan(...pages: Buffer[]): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once("end", resolve));
  for (const page of pages) doc.addPage().image(page, 0, 0, { width: 595 });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

it("reads a scanned report page by page, in its order", { timeout: 60_000 }, async () => {
  const pdf = await scan(
    picture("FINDINGS: 8 mm nodule in the right upper lobe.", "No pleural effusion."),
    picture("IMPRESSION: Pulmonary nodule."),
  );
  const { text, pages, pagesRead, doubtful } = await recognisePages(pdf);
  expect({ pages, pagesRead }).toEqual({ pages: 2, pagesRead: 2 });
  expect(text.replace(/\s+/g, " ")).toContain(
    "8 mm nodule in the right upper lobe. No pleural effusion. IMPRESSION: Pulmonary nodule.",
  );
  for (const { start, end } of doubtful) expect(text.slice(start, end)).not.toMatch(/\s/);
});

it("draws no more pages than are asked for, and none of what is no PDF", async () => {
  const drawn = async (bytes: Uint8Array, most: number) => {
    const numbers: number[] = [];
    for await (const { page } of renderPages(bytes, most)) numbers.push(page);
    return numbers;
  };
  expect(await drawn(await scan(picture("a"), picture("b"), picture("c")), 2)).toEqual([1, 2]);
  expect(await drawn(Buffer.from("%PDF-1.7 and then nothing of the kind"), 5)).toEqual([]);
});
