import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { createCanvas } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";

/** Runs in a worker thread (render-pages.ts): draws a PDF's pages as PNG, one each time it is asked. */
const library = join(import.meta.dirname, "../../node_modules/pdfjs-dist");
/** Letters of a printed page are read best at about 200 dots per inch; PDF counts 72 points to the inch. */
const scale = 200 / 72;
const longestSide = 3000;
const pageAsked = z.number().int().min(1);

const pdf = await getDocument({
  data: new Uint8Array(workerData),
  useSystemFonts: false,
  cMapUrl: `${join(library, "cmaps")}/`,
  cMapPacked: true,
  standardFontDataUrl: `${join(library, "standard_fonts")}/`,
  verbosity: 0,
}).promise;

async function draw(number: number): Promise<Uint8Array> {
  const page = await pdf.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const fitting = Math.min(scale, longestSide / Math.max(plain.width, plain.height, 1));
  const viewport = page.getViewport({ scale: fitting });
  const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
  // The library draws on any canvas that behaves as one; its types know only the browser's.
  const parameters: object = { canvas, canvasContext: canvas.getContext("2d"), viewport, background: "white" };
  await page.render(Object.assign({ canvas: null, viewport }, parameters)).promise;
  page.cleanup();
  return canvas.toBuffer("image/png");
}

parentPort?.on("message", async (asked: unknown) => {
  const number = pageAsked.parse(asked);
  const png = await draw(number).catch(() => null);
  parentPort?.postMessage(png);
});
parentPort?.postMessage(pdf.numPages);
