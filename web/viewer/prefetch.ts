import { cache, Enums, imageLoader } from "@cornerstonejs/core";
import { outwards } from "./outwards.ts";

const atOnce = 4;

/**
 * Fetches a series into the memory of the browser while it is looked at, nearest slices first, until the memory set aside is nearly
 * full. Failures are left to the moment in which the slice is wanted. @returns a function that stops it
 */
export function prefetch(imageIds: readonly string[], from: number): () => void {
  let stopped = false;
  const waiting = outwards(from, imageIds.length);
  const next = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined && !stopped; index = waiting.shift()) {
      const imageId = imageIds[index];
      if (cache.getCacheSize() > cache.getMaxCacheSize() * 0.9) return;
      if (imageId === undefined || cache.getImage(imageId) !== undefined) continue;
      await imageLoader
        .loadAndCacheImage(imageId, { requestType: Enums.RequestType.Prefetch, priority: 0 })
        .catch(() => undefined);
    }
  };
  for (let lane = 0; lane < atOnce; lane++) void next();
  return () => {
    stopped = true;
  };
}
