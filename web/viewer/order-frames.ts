import { dot, type ImagePlane, normalOf } from "./image-plane.ts";

type Ordered = { plane: ImagePlane | null; instanceNumber: number | null; frameNumber: number };

const sameWay = (a: ImagePlane, b: ImagePlane): boolean => dot(a.row, b.row) > 0.999 && dot(a.column, b.column) > 0.999;
const byNumber = (a: Ordered, b: Ordered): number =>
  (a.instanceNumber ?? 0) - (b.instanceNumber ?? 0) || a.frameNumber - b.frameNumber;

/**
 * The order in which a series is scrolled: by position along the slice axis where all slices are parallel and no position occurs
 * twice, running the way the instance numbers run; else by instance number and frame, since positions then do not order the series.
 */
export function orderFrames<T extends Ordered>(frames: readonly T[]): T[] {
  const numbered = [...frames].sort(byNumber);
  const first = numbered[0]?.plane ?? null;
  if (first === null || numbered.length < 2) return numbered;
  const normal = normalOf(first);
  const placed: { frame: T; at: number }[] = [];
  for (const frame of numbered) {
    if (frame.plane === null || !sameWay(frame.plane, first)) return numbered;
    placed.push({ frame, at: dot(frame.plane.origin, normal) });
  }
  const forward = (placed.at(-1)?.at ?? 0) >= (placed[0]?.at ?? 0) ? 1 : -1;
  placed.sort((a, b) => (a.at - b.at) * forward);
  const doubled = placed.some((each, index) => Math.abs(each.at - (placed[index - 1]?.at ?? Number.NaN)) < 0.01);
  return doubled ? numbered : placed.map((each) => each.frame);
}
