import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import { pixelFormat } from "#dicom/decode-frame.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { createAdmission } from "./admission.ts";
import { ownBytes } from "./own-bytes.ts";
import type { EncodedFrame, PixelTasks } from "./pixel-tasks.ts";
import type { PixelMessage, PixelReply } from "./pixel-worker.ts";

type Input<N extends keyof PixelTasks> = Parameters<PixelTasks[N]>[0] & EncodedFrame;
type Output<N extends keyof PixelTasks> = Awaited<ReturnType<PixelTasks[N]>>;

/** A frame that takes longer is damaged or made to stop us; its thread is ended. */
const longest = 60_000;
/** Decoded bytes under way at once in all threads; a larger frame goes alone. */
const weightMost = 192 * 1024 ** 2;
const waitingMost = 500;
const megabyte = 1024 ** 2;

const admission = createAdmission(weightMost, waitingMost);
let pool: Piscina<PixelMessage> | null = null;

/** Two threads even on one processor, so that a thumbnail need not wait for a mammogram. They end when nothing was asked for a while. */
function openPool(): Piscina<PixelMessage> {
  pool ??= new Piscina<PixelMessage>({
    filename: new URL("./pixel-worker.ts", import.meta.url).href,
    name: "work",
    minThreads: 0,
    maxThreads: Math.max(2, Math.min(8, availableParallelism() - 1)),
    idleTimeout: 20_000,
    // Of JavaScript's own memory; that of samples and codecs is bounded by the weight.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
  });
  return pool;
}

/**
 * Decoding, drawing and transcoding of frames, in threads beside the one that answers requests. Everything that works on pixels goes
 * through here; what can be asked is in pixel-tasks.ts.
 * @param input the frame's bytes are handed over: where they fill their buffer they are gone for the caller
 * @param within milliseconds that the work may take once it has begun
 * @throws DicomRefused from the task; "not-displayable" where it took too long or too much memory. Refusal "try-again" where too much
 *   is waiting already
 */
export async function workOnPixels<N extends keyof PixelTasks>(
  name: N,
  input: Input<N>,
  within = longest,
): Promise<Output<N>> {
  const { value, buffers } = ownBytes(input, 1);
  const reply: PixelReply<Output<N>> = await admission.enter(weightOf(input), () =>
    openPool()
      .run({ name, input: value }, { transferList: buffers, signal: AbortSignal.timeout(within) })
      .catch((error: unknown) => Promise.reject(described(error))),
  );
  if ("refused" in reply) throw new DicomRefused(reply.refused.code, reply.refused.detail);
  return reply.done;
}

/** Bytes of the decoded frame: what an image weighs in memory. @throws DicomRefused where it is more than may be held at all */
function weightOf({ metadata }: EncodedFrame): number {
  const { rows, columns, samples, bitsAllocated } = pixelFormat(metadata);
  return Math.max(megabyte, (rows * columns * samples * Math.max(8, bitsAllocated)) / 8);
}

function described(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error ? error.code : "";
  if (error.name === "AbortError") return new DicomRefused("not-displayable", "it takes too long");
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return new DicomRefused("not-displayable", "it takes too much memory");
  return error;
}
