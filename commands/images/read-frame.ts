import { Refusal } from "#contract/refusals.ts";
import { type FrameLocations, frameBytes } from "#dicom/frames.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";

/** One frame by the ranges of the file that hold it, never the whole file, unless it must be inflated. */
export async function readFrame(
  objects: ObjectStore,
  sha256: string,
  where: [number, number][],
  rest: Omit<FrameLocations, "frames">,
): Promise<Uint8Array> {
  if (rest.deflated) return frameBytes(await objects.read(sha256), { ...rest, frames: [where] }, 1);
  const first = where[0]?.[0] ?? 0;
  const end = where.reduce((last, [offset, length]) => Math.max(last, offset + length), first);
  // Fragments of a frame lie behind one another: one read takes them all.
  const bytes = await objects.readRange(sha256, first, end - first);
  if (bytes.length < end - first) throw new Refusal("failed", `stored object ${sha256.slice(0, 12)} is too short`);
  const moved = where.map(([offset, length]): [number, number] => [offset - first, length]);
  return frameBytes(bytes, { ...rest, frames: [moved] }, 1);
}
