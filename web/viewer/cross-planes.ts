import { cross, dot, type Vector } from "./image-plane.ts";

/** A picture as it lies in space: its four corners, going round. */
export type ShownPlane = { corners: readonly [Vector, Vector, Vector, Vector] };

const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const normalOfCorners = ({ corners: [a, b, , d] }: ShownPlane): Vector => cross(minus(b, a), minus(d, a));

/**
 * Where one picture's rectangle cuts through the plane of another: the two ends of the line in space. Null where they are parallel
 * (within 10 degrees: a line would only seem to say something) or the rectangle does not reach the plane.
 */
export function crossingOf(rectangle: ShownPlane, plane: ShownPlane): readonly [Vector, Vector] | null {
  const normal = normalOfCorners(plane);
  const own = normalOfCorners(rectangle);
  const lengths = Math.hypot(...normal) * Math.hypot(...own);
  if (lengths === 0 || Math.abs(dot(normal, own)) / lengths > Math.cos((10 * Math.PI) / 180)) return null;
  const [origin] = plane.corners;
  const heights = rectangle.corners.map((corner) => dot(minus(corner, origin), normal));
  const ends: Vector[] = [];
  rectangle.corners.forEach((corner, index) => {
    const next = rectangle.corners[(index + 1) % 4] ?? corner;
    const [here, there] = [heights[index] ?? 0, heights[(index + 1) % 4] ?? 0];
    if (here > 0 === there > 0) return;
    const part = here / (here - there);
    const step = minus(next, corner);
    ends.push([corner[0] + step[0] * part, corner[1] + step[1] * part, corner[2] + step[2] * part]);
  });
  const [start, end] = ends;
  return start === undefined || end === undefined ? null : [start, end];
}
