import { join } from "node:path";
import { createWorker, OEM } from "tesseract.js";

/** Below this a word is no help to a reader (Tesseract's own confidence, 0 to 100). */
const lowConfidence = 60;
const secondsAtMost = 120;

export type Recognised = { text: string; confidence: number; doubtfulWords: number };

/**
 * Reads the text of a photo or scanned page (JPEG or PNG) on this machine, with the language data that was installed: nothing is fetched.
 * @throws Error when the picture cannot be read or takes longer than two minutes
 */
export async function recogniseText(picture: Uint8Array): Promise<Recognised> {
  const worker = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: join(import.meta.dirname, "../../node_modules/@tesseract.js-data/eng/4.0.0_best_int"),
    gzip: true,
    cacheMethod: "none",
    // Without a handler the library throws a second time, outside of any promise, when a picture is damaged.
    errorHandler: () => undefined,
  });
  try {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error("recognising the text took too long")), secondsAtMost * 1000);
    const { data } = await Promise.race([
      worker.recognize(Buffer.from(picture), {}, { text: true, blocks: true }),
      late,
    ]).finally(() => clearTimeout(timer));
    const words = (data.blocks ?? []).flatMap((block) =>
      block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words)),
    );
    const doubtfulWords = words.filter((word) => word.confidence < lowConfidence).length;
    return { text: data.text.trim(), confidence: Math.round(data.confidence), doubtfulWords };
  } finally {
    await worker.terminate();
  }
}
