import { cache, Enums, imageLoader } from "@cornerstonejs/core";
import { nearestWanted } from "./nearest-wanted.ts";

const atOnce = 4;
/** Part of the memory set aside that is filled ahead; the rest is for what is looked at now. */
const fullAt = 0.85;
const pause = 300;

const isFull = (): boolean => cache.getCacheSize() > cache.getMaxCacheSize() * fullAt;

/** Frees the slice of the series that lies farthest from the one looked at, if it lies beyond `reach`. @returns whether there was one */
function freeFarthest(imageIds: readonly string[], from: number, reach: number): boolean {
  for (let distance = imageIds.length; distance > reach; distance--) {
    for (const index of [from + distance, from - distance]) {
      const imageId = imageIds[index];
      if (imageId === undefined || !cache.isLoaded(imageId)) continue;
      if (cache.getVolumeContainingImageId(imageId) !== undefined) continue;
      cache.removeImageLoadObject(imageId);
      return true;
    }
  }
  return false;
}

/**
 * Keeps the slices around the one that is looked at in memory: nearest first, and where the memory set aside is full, those far away make
 * room. Failures are left to the moment in which the slice is wanted. @returns a function that stops it
 */
export function keepFetched(imageIds: readonly string[], at: () => number): () => void {
  let stopped = false;
  const tried = new Set<number>();
  const missing = (index: number) => !tried.has(index) && !cache.isLoaded(imageIds[index] ?? "");
  /** Half of the slices that fit lie on either side. */
  const reach = () => {
    if (!isFull()) return imageIds.length;
    const loaded = imageIds.filter((imageId) => cache.isLoaded(imageId)).length;
    return Math.max(4, Math.floor(loaded / 2) - atOnce);
  };
  const lane = async (): Promise<void> => {
    while (!stopped) {
      const from = at();
      const far = reach();
      const index = nearestWanted(from, imageIds.length, far, missing);
      const imageId = index === null ? undefined : imageIds[index];
      if (index === null || imageId === undefined || (isFull() && !freeFarthest(imageIds, from, far))) {
        // What was tried and has since been freed is wanted again when the reader comes near.
        for (const each of tried) if (cache.isLoaded(imageIds[each] ?? "")) tried.delete(each);
        await new Promise((resolve) => window.setTimeout(resolve, pause));
        continue;
      }
      tried.add(index);
      await imageLoader
        .loadAndCacheImage(imageId, { requestType: Enums.RequestType.Prefetch, priority: 0 })
        .then(() => tried.delete(index))
        .catch(() => undefined);
    }
  };
  for (let each = 0; each < atOnce; each++) void lane();
  return () => {
    stopped = true;
  };
}
