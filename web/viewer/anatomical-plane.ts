import { type ImagePlane, normalOf, type Vector } from "./image-plane.ts";

export const anatomicalPlanes = ["axial", "coronal", "sagittal"] as const;
export type AnatomicalPlane = (typeof anatomicalPlanes)[number];

/** By the axis of the normal, LPS: x runs from right to left, y from front to back, z from foot to head. */
const byAxis: readonly AnatomicalPlane[] = ["sagittal", "coronal", "axial"];

/** The plane in which a direction is the normal, within 30 degrees; null where it is oblique to all three. */
export function planeOfNormal(normal: Vector): AnatomicalPlane | null {
  const length = Math.hypot(...normal);
  const parts = normal.map((part) => Math.abs(part) / length);
  const strongest = Math.max(...parts);
  return strongest > Math.cos(Math.PI / 6) ? (byAxis[parts.indexOf(strongest)] ?? null) : null;
}

export const anatomicalPlaneOf = (plane: ImagePlane): AnatomicalPlane | null => planeOfNormal(normalOf(plane));
