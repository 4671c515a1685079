export const mostFiles = 25;
export const leastBytes = 256 * 1024;
export const mostBytes = 32 * 1024 * 1024;
const wantedSeconds = 4;

/** The first files that make a batch: at most 25 and about `bytes`; one larger file goes alone. */
export function planBatch<F extends { size: number }>(files: readonly F[], bytes: number): F[] {
  const batch: F[] = [];
  let sum = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= mostFiles || sum + file.size > bytes)) break;
    batch.push(file);
    sum += file.size;
  }
  return batch;
}

/**
 * How many bytes the next batch should hold, from how the last one went: about four seconds' worth, so that a slow line that breaks
 * loses little and a fast one is not kept waiting.
 */
export function nextBatchBytes(lastBytes: number, lastMs: number): number {
  const perSecond = lastBytes / Math.max(lastMs / 1000, 0.01);
  return Math.round(Math.min(mostBytes, Math.max(leastBytes, perSecond * wantedSeconds)));
}
