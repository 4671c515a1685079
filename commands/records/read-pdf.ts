import { Worker } from "node:worker_threads";

export type PdfReading =
  | { kind: "text"; text: string; pages: number; pagesRead: number }
  /** Pages without a text layer: a scan. */
  | { kind: "no-text"; pages: number }
  | { kind: "password" }
  | { kind: "damaged" };

const secondsAtMost = 30;

/**
 * The text layer of a PDF, read in a worker of its own: a hostile file can use up that worker's time and memory, not the service's.
 * @param bytes are copied
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const worker = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stderr: true,
    stdout: true,
  });
  return await new Promise<PdfReading>((resolve) => {
    const timer = setTimeout(() => finish({ kind: "damaged" }), secondsAtMost * 1000);
    const finish = (reading: PdfReading) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(reading);
    };
    worker.once("message", finish);
    worker.once("error", () => finish({ kind: "damaged" }));
    worker.once("exit", () => finish({ kind: "damaged" }));
  });
}
