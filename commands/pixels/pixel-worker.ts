import { move, transferableSymbol, valueSymbol } from "piscina";
import { type DicomRefusalCode, DicomRefused } from "#dicom/refused.ts";
import { ownBytes } from "./own-bytes.ts";
import { type PixelTasks, pixelTasks } from "./pixel-tasks.ts";

export type PixelMessage = { name: keyof PixelTasks; input: unknown };
/** An error loses its class between threads, so that a refusal is sent as a value. */
export type PixelReply<T> = { done: T } | { refused: { code: DicomRefusalCode; detail: string } };

/** The types were proven where the task was asked for (work-on-pixels.ts); the method form lets one table hold them all. */
type AnyTask = { run(input: unknown): Promise<unknown> }["run"];
const tasks: Record<PixelMessage["name"], AnyTask> = pixelTasks;

/** Runs in a thread of its own, one task after the other. The bytes of a result are moved, not copied. */
export async function work({ name, input }: PixelMessage): Promise<unknown> {
  try {
    const { value, buffers } = ownBytes(await tasks[name](input), 2);
    return move({ [transferableSymbol]: buffers, [valueSymbol]: { done: value } });
  } catch (error) {
    if (error instanceof DicomRefused) return { refused: { code: error.code, detail: error.detail } };
    throw error;
  }
}
