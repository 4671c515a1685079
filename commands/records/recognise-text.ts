import { join } from "node:path";
import { createWorker, OEM } from "tesseract.js";

/** Below this a word is no help to a reader (Tesseract's own confidence, 0 to 100). */
const lowConfidence = 60;
const secondsAtMost = 120;

/** `doubtful`: character ranges [start, end) of the words that were hard to read. */
export type Recognised = { text: string; confidence: number; doubtful: { start: number; end: number }[] };
export type Recogniser = { read: (picture: Uint8Array) => Promise<Recognised>; close: () => Promise<void> };

type Blocks = NonNullable<Awaited<ReturnType<Awaited<ReturnType<typeof createWorker>>["recognize"]>>["data"]["blocks"]>;

/** The words in their lines and paragraphs, with where the doubtful ones stand. */
function textOf(blocks: Blocks): Pick<Recognised, "text" | "doubtful"> {
  const doubtful: Recognised["doubtful"] = [];
  let text = "";
  for (const { paragraphs } of blocks)
    for (const { lines } of paragraphs) {
      if (text !== "") text += "\n\n";
      for (const [at, { words }] of lines.entries()) {
        if (at > 0) text += "\n";
        for (const [place, word] of words.entries()) {
          if (place > 0) text += " ";
          const start = text.length;
          text += word.text;
          if (word.confidence < lowConfidence) doubtful.push({ start, end: text.length });
        }
      }
    }
  return { text, doubtful };
}

/**
 * Reads the text of photos or scanned pages (JPEG or PNG) on this machine, with the language data that was installed: nothing is fetched.
 * `read` throws an Error when a picture cannot be read or takes longer than two minutes. Close it in the end.
 */
export async function openRecogniser(): Promise<Recogniser> {
  const worker = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: join(import.meta.dirname, "../../node_modules/@tesseract.js-data/eng/4.0.0_best_int"),
    gzip: true,
    cacheMethod: "none",
    // Without a handler the library throws a second time, outside of any promise, when a picture is damaged.
    errorHandler: () => undefined,
  });
  return {
    close: async () => {
      await worker.terminate();
    },
    read: async (picture) => {
      const { promise: late, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(new Error("recognising the text took too long")), secondsAtMost * 1000);
      const { data } = await Promise.race([
        worker.recognize(Buffer.from(picture), { rotateAuto: true }, { text: true, blocks: true }),
        late,
      ]).finally(() => clearTimeout(timer));
      return { ...textOf(data.blocks ?? []), confidence: Math.round(data.confidence) };
    },
  };
}
