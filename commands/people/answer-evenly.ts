import { setTimeout } from "node:timers/promises";

const step = 250;

/**
 * Runs `work` and gives a failure only at the next quarter of a second, so that the time of a "no" does not tell whether
 * there is an account (a known one costs some milliseconds more: its failure is recorded).
 */
export async function answerEvenly<T>(work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await work();
  } catch (error) {
    const taken = performance.now() - from;
    await setTimeout(Math.ceil(taken / step) * step - taken);
    throw error;
  }
}
