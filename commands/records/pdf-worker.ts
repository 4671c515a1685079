import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { getDocument, PasswordException } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PdfReading } from "./read-pdf.ts";

/** Runs in a worker thread (read-pdf.ts): gives one PdfReading and ends. */
const pagesAtMost = 300;
const charactersAtMost = 400_000;
const library = join(import.meta.dirname, "../../node_modules/pdfjs-dist");

async function read(data: Uint8Array): Promise<PdfReading> {
  try {
    const pdf = await getDocument({
      data: new Uint8Array(data),
      useSystemFonts: false,
      cMapUrl: `${join(library, "cmaps")}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(library, "standard_fonts")}/`,
      verbosity: 0,
    }).promise;
    let pagesRead = 0;
    let text = "";
    while (pagesRead < Math.min(pdf.numPages, pagesAtMost) && text.length < charactersAtMost) {
      pagesRead += 1;
      const { items } = await (await pdf.getPage(pagesRead)).getTextContent();
      text += `${linesOf(items)}\n`;
    }
    const clean = tidy(text).slice(0, charactersAtMost);
    return clean === ""
      ? { kind: "no-text", pages: pdf.numPages }
      : { kind: "text", text: clean, pages: pdf.numPages, pagesRead };
  } catch (error) {
    return { kind: error instanceof PasswordException ? "password" : "damaged" };
  }
}

type Piece = { str: string; hasEOL: boolean; transform: number[] } | object;

/** Pieces of text in the order of the page; a step down starts a new line. */
function linesOf(items: readonly Piece[]): string {
  let text = "";
  let lastY: number | null = null;
  for (const item of items) {
    if (!("str" in item)) continue;
    const y = item.transform[5] ?? 0;
    if (lastY !== null && Math.abs(y - lastY) > 2 && !text.endsWith("\n")) text += "\n";
    text += item.str;
    if (item.hasEOL && !text.endsWith("\n")) text += "\n";
    lastY = y;
  }
  return text;
}

function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\u0000", "")
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

parentPort?.postMessage(await read(workerData));
