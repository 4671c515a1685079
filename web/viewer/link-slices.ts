import { dot, type ImagePlane, normalOf, type Vector, worldOf } from "./image-plane.ts";

/** A stack as far as linking looks at it. */
export type LinkedStack = {
  /** FrameOfReferenceUID; "" where the images have none. Equal ones mean: positions can be compared (PS3.3 C.7.4.1.1.1). */
  frameOfReferenceUid: string;
  planes: readonly (ImagePlane | null)[];
  sizes: readonly { columns: number; rows: number }[];
  /** The frames follow each other in time, not in space. */
  cine: boolean;
};

/** Two stacks that were aligned by hand or by hanging: millimetres along the normal, or slices where there are no positions. */
export type StackOffset = { unit: "mm" | "slices"; by: number };

/** Slices of up to this angle to each other count as parallel: repositioned patients and tilted gantries. */
const parallelCosine = Math.cos((20 * Math.PI) / 180);

function centreOf(plane: ImagePlane, { columns, rows }: { columns: number; rows: number }): Vector {
  return worldOf(plane, [columns / 2, rows / 2]);
}

const nearest = (places: readonly number[], wanted: number): number =>
  places.reduce(
    (best, place, index) => (Math.abs(place - wanted) < Math.abs((places[best] ?? 0) - wanted) ? index : best),
    0,
  );

/** Where along its normal each slice lies; null where the slices are not all placed and parallel. */
function placesOf({ planes }: LinkedStack): { normal: Vector; places: number[] } | null {
  const [first] = planes;
  if (first == null) return null;
  const normal = normalOf(first);
  const places: number[] = [];
  for (const plane of planes) {
    if (plane === null || dot(normalOf(plane), normal) < 0.999) return null;
    places.push(dot(plane.origin, normal));
  }
  return { normal, places };
}

type Pair = { from: { normal: Vector; places: number[] }; to: { normal: Vector; places: number[] }; sign: 1 | -1 };

function parallelPair(from: LinkedStack, to: LinkedStack): Pair | null {
  const [a, b] = [placesOf(from), placesOf(to)];
  if (a === null || b === null) return null;
  const cosine = dot(a.normal, b.normal);
  return Math.abs(cosine) < parallelCosine ? null : { from: a, to: b, sign: cosine > 0 ? 1 : -1 };
}

/** Whether one stack can follow the other at all: both placed and parallel, or neither placed (scanned films) and neither a run in time. */
export function canLink(from: LinkedStack, to: LinkedStack): boolean {
  if (from.planes.length < 2 || to.planes.length < 2) return false;
  const placed = (stack: LinkedStack) => stack.planes.some((plane) => plane !== null);
  return placed(from) || placed(to) ? parallelPair(from, to) !== null : !from.cine && !to.cine;
}

export const sameSpace = (from: LinkedStack, to: LinkedStack): boolean =>
  from.frameOfReferenceUid !== "" && from.frameOfReferenceUid === to.frameOfReferenceUid;

/** How far the second stack is from the first as they stand now; to be kept while they are linked. */
export function offsetBetween(from: LinkedStack, fromIndex: number, to: LinkedStack, toIndex: number): StackOffset {
  const pair = parallelPair(from, to);
  if (pair === null) return { unit: "slices", by: toIndex - fromIndex };
  return { unit: "mm", by: (pair.to.places[toIndex] ?? 0) - pair.sign * (pair.from.places[fromIndex] ?? 0) };
}

/**
 * The slice that the second stack shows when the first shows this one: in one frame of reference the nearest to it in space, else by the
 * offset; null where the stacks cannot be linked. At either end the last slice stays.
 */
export function linkedIndex(
  from: LinkedStack,
  index: number,
  to: LinkedStack,
  offset: StackOffset | null,
): number | null {
  if (!canLink(from, to)) return null;
  const pair = parallelPair(from, to);
  const plane = from.planes[index];
  const size = from.sizes[index];
  if (pair !== null && plane != null && size !== undefined && sameSpace(from, to)) {
    return nearest(pair.to.places, dot(centreOf(plane, size), pair.to.normal));
  }
  if (offset === null) return null;
  if (offset.unit === "mm" && pair !== null) {
    return nearest(pair.to.places, pair.sign * (pair.from.places[index] ?? 0) + offset.by);
  }
  return Math.min(to.planes.length - 1, Math.max(0, index + offset.by));
}

/** The slice nearest to a point in space; null where the stack has no places. */
export function sliceNear(stack: LinkedStack, world: Vector): number | null {
  const placed = placesOf(stack);
  return placed === null ? null : nearest(placed.places, dot(world, placed.normal));
}
