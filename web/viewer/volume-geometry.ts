import { dot, type ImagePlane, normalOf } from "./image-plane.ts";

/** Why a series cannot be cut along other planes; each has its sentence in the message catalogue. */
export type NoVolume =
  | "no-place"
  | "few-slices"
  | "not-parallel"
  | "uneven-spacing"
  | "same-places"
  | "different-sizes"
  | "colour"
  | "too-large";

type Slice = { plane: ImagePlane | null; columns: number; rows: number; samples: number };

const fewestSlices = 4;
/** Decoded voxels at two bytes each: the volume lies in the page's memory and once more in that of the graphics. */
const mostVoxels = 120_000_000;

/** Steps between neighbouring slices along their normal, in millimetres, in order of position. */
function stepsOf(planes: readonly ImagePlane[], normal: ReturnType<typeof normalOf>): number[] {
  const places = planes.map(({ origin }) => dot(origin, normal)).sort((a, b) => a - b);
  return places.slice(1).map((place, index) => place - (places[index] ?? place));
}

/** Across the normal, slices of a volume lie over each other: a shear (gantry tilt) would draw anatomy askew. */
function isSheared(planes: readonly ImagePlane[], first: ImagePlane): boolean {
  const along = (axis: ImagePlane["row"]) => {
    const places = planes.map(({ origin }) => dot(origin, axis));
    return Math.max(...places) - Math.min(...places);
  };
  const reach = Math.max(...[along(first.row), along(first.column)]);
  return reach > Math.max(first.rowSpacing, first.columnSpacing);
}

/**
 * Whether the slices of a series make a volume that can be cut along other planes without showing a wrong place: grey, parallel, upright
 * over each other, evenly spaced, each place once.
 * @returns null: it can; else why not
 */
export function noVolumeOf(slices: readonly Slice[]): NoVolume | null {
  const [first] = slices;
  if (first === undefined || slices.length < fewestSlices) return "few-slices";
  const planes = slices.flatMap(({ plane }) => (plane === null ? [] : [plane]));
  const [plane] = planes;
  if (plane === undefined || planes.length < slices.length) return "no-place";
  if (slices.some(({ samples }) => samples !== 1)) return "colour";
  if (slices.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns)) return "different-sizes";
  const parallel = (other: ImagePlane) =>
    dot(other.row, plane.row) > 0.9999 && dot(other.column, plane.column) > 0.9999;
  if (!planes.every(parallel)) return "not-parallel";
  const normal = normalOf(plane);
  const steps = stepsOf(planes, normal);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  if (steps.some((step) => step < 0.01)) return "same-places";
  if (steps.some((step) => Math.abs(step - usual) > usual * 0.05)) return "uneven-spacing";
  if (isSheared(planes, plane)) return "not-parallel";
  if (first.rows * first.columns * slices.length > mostVoxels) return "too-large";
  return null;
}
