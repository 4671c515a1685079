import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { z } from "zod";

const secondsForOne = 60;

/**
 * The pages of a PDF as PNG pictures, one after the other, drawn in a worker of its own: a hostile file can use up that worker's time and
 * memory, not the service's. A page that cannot be drawn is null; the pages end early where the worker dies.
 * @param most as many pages at most
 */
export async function* renderPages(
  bytes: Uint8Array,
  most: number,
): AsyncGenerator<{ page: number; of: number; png: Uint8Array | null }> {
  const worker = new Worker(new URL("./page-worker.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    stderr: true,
    stdout: true,
  });
  const next = async (): Promise<unknown> => {
    const signal = AbortSignal.timeout(secondsForOne * 1000);
    const answered = once(worker, "message", { signal }).then(([message]: unknown[]) => message);
    const died = once(worker, "exit", { signal }).then(() => undefined);
    return await Promise.race([answered, died]).catch(() => undefined);
  };
  try {
    const of =
      z
        .number()
        .int()
        .safeParse(await next()).data ?? 0;
    for (let page = 1; page <= Math.min(of, most); page += 1) {
      worker.postMessage(page);
      const drawn = z
        .instanceof(Uint8Array)
        .nullable()
        .safeParse(await next());
      if (!drawn.success) return;
      yield { page, of, png: drawn.data };
    }
  } finally {
    await worker.terminate();
  }
}
