import { openRecogniser, type Recognised } from "./recognise-text.ts";
import { renderPages } from "./render-pages.ts";

/** A scanned report has few pages; a folder of 300 would keep the worker for an hour. */
const pagesAtMost = 40;
const minutesAtMost = 20;

export type RecognisedPages = Recognised & { pages: number; pagesRead: number };

/** Reads the text of a scanned PDF page by page; what is past the limit of pages or time is left out and counted. */
export async function recognisePages(pdf: Uint8Array): Promise<RecognisedPages> {
  const recogniser = await openRecogniser();
  const began = Date.now();
  const all: RecognisedPages = { text: "", confidence: 100, doubtful: [], pages: 0, pagesRead: 0 };
  try {
    for await (const { of, png } of renderPages(pdf, pagesAtMost)) {
      all.pages = of;
      if (Date.now() - began > minutesAtMost * 60_000) break;
      const read = png === null ? null : await recogniser.read(png).catch(() => null);
      all.pagesRead += 1;
      if (read === null || read.text === "") continue;
      if (all.text !== "") all.text += "\n\n";
      const from = all.text.length;
      all.text += read.text;
      all.doubtful.push(...read.doubtful.map(({ start, end }) => ({ start: start + from, end: end + from })));
      all.confidence = Math.min(all.confidence, read.confidence);
    }
    return all;
  } finally {
    await recogniser.close();
  }
}
