import { type DataSet, groupOf, numbersOf } from "./dicom-json.ts";

export type Vector = readonly [number, number, number];
export type ImagePoint = readonly [number, number];

/** Where an image lies in the patient, PS3.3 C.7.6.2: millimetres, LPS. */
export type ImagePlane = {
  /** Centre of the first pixel. */
  origin: Vector;
  /** Direction in which the column index grows. */
  row: Vector;
  /** Direction in which the row index grows. */
  column: Vector;
  /** Distance between the centres of neighbouring columns. */
  columnSpacing: number;
  /** Distance between the centres of neighbouring rows. */
  rowSpacing: number;
};

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

const vectorAt = (numbers: readonly number[], start: number): Vector | null => {
  const [x, y, z] = numbers.slice(start, start + 3);
  return x === undefined || y === undefined || z === undefined ? null : [x, y, z];
};

/**
 * The plane of a frame, from the Image Plane Module (PS3.3 C.7.6.2) or the functional groups of a multi-frame image (C.7.6.16.2.1-4).
 * @returns null where position, orientation or spacing is not stated: such an image has no place in the patient
 */
export function planeOf(set: DataSet, frameNumber: number): ImagePlane | null {
  const position = groupOf(set, "00209113", frameNumber) ?? set;
  const orientation = groupOf(set, "00209116", frameNumber) ?? set;
  const measures = groupOf(set, "00289110", frameNumber) ?? set;
  const origin = vectorAt(numbersOf(position, "00200032"), 0);
  const cosines = numbersOf(orientation, "00200037");
  const row = vectorAt(cosines, 0);
  const column = vectorAt(cosines, 3);
  const [rowSpacing, columnSpacing] = numbersOf(measures, "00280030");
  if (origin === null || row === null || column === null) return null;
  if (rowSpacing === undefined || columnSpacing === undefined || rowSpacing <= 0 || columnSpacing <= 0) return null;
  return { origin, row, column, rowSpacing, columnSpacing };
}

/**
 * Image pixel coordinates to patient coordinates. 0.5 is taken off since 0,0 is the corner of the first pixel and the origin its
 * centre (PS3.3 C.7.6.2.1.1 with C.18.6.1.1).
 */
export function worldOf(plane: ImagePlane, [x, y]: ImagePoint): Vector {
  const along = (x - 0.5) * plane.columnSpacing;
  const down = (y - 0.5) * plane.rowSpacing;
  const at = (axis: 0 | 1 | 2) => plane.origin[axis] + along * plane.row[axis] + down * plane.column[axis];
  return [at(0), at(1), at(2)];
}

/** Patient coordinates to image pixel coordinates: the foot of the perpendicular on the plane. */
export function imagePointOf(plane: ImagePlane, world: Vector): ImagePoint {
  const offset: Vector = [world[0] - plane.origin[0], world[1] - plane.origin[1], world[2] - plane.origin[2]];
  return [dot(offset, plane.row) / plane.columnSpacing + 0.5, dot(offset, plane.column) / plane.rowSpacing + 0.5];
}

export const normalOf = (plane: ImagePlane): Vector => cross(plane.row, plane.column);
