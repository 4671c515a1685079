import { writePart10 } from "#dicom/write-part10.ts";
import type { Axis, Grid } from "./canvas.ts";
import type { Point } from "./shapes.ts";
import {
  commonTags,
  frameOfReferenceUid,
  greyTags,
  type PhantomImage,
  type PhantomStudy,
  referenceOf,
  type SeriesTags,
} from "./study-tags.ts";

/** Parallel slices of one series, first to last, and the grid that they lie on. */
export type PhantomSeries = { images: PhantomImage[]; grid: Grid; frameOfReferenceUid: string };

/** Tags that a modality adds, by keyword. */
export type SliceTags = { [keyword: string]: unknown };

/** Writes a series of slices with its planes (PS3.3 C.7.6.2): positions of the first pixel's centre, directions of rows and columns. */
export function writeSlices(
  study: PhantomStudy,
  series: SeriesTags,
  grid: Grid,
  pixelsOf: (slice: number) => Int16Array | Uint16Array,
  tags: SliceTags,
): PhantomSeries {
  const [columns, rows, slices] = grid;
  const images = Array.from({ length: slices.count }, (_, slice) => {
    const pixels = pixelsOf(slice);
    const position = patientPoint(grid, [0.5, 0.5], slice);
    const instance = slice + 1;
    const signed = pixels instanceof Int16Array;
    const dataset = {
      ...commonTags(study, series, instance),
      AcquisitionNumber: 1,
      FrameOfReferenceUID: frameOfReferenceUid(study),
      PositionReferenceIndicator: "",
      PatientPosition: "HFS",
      ImagePositionPatient: position.map(decimal),
      ImageOrientationPatient: [...direction(columns), ...direction(rows)],
      SliceThickness: decimal(Math.abs(slices.step)),
      SpacingBetweenSlices: decimal(Math.abs(slices.step)),
      SliceLocation: decimal(position[slices.along]),
      PixelSpacing: [decimal(Math.abs(rows.step)), decimal(Math.abs(columns.step))],
      ...greyTags(columns.count, rows.count, { allocated: 16, stored: signed ? 16 : 12, signed }, pixels),
      ...tags,
    };
    const name = `${series.modality}${series.number}/IM${String(instance).padStart(4, "0")}`;
    const bytes = writePart10(dataset, series.sopClass);
    return { name, bytes, reference: referenceOf(study, series, instance) };
  });
  return { images, grid, frameOfReferenceUid: frameOfReferenceUid(study) };
}

/** DS holds 16 characters (PS3.5 Table 6.2-1). */
const decimal = (value: number) => Number(value.toFixed(4));

function direction(axis: Axis): number[] {
  return [0, 1, 2].map((n) => (n === axis.along ? Math.sign(axis.step) : 0));
}

/** Where a point of a slice lies in the patient. `at` is column, row; 0.5, 0.5 is the centre of the first pixel. */
export function patientPoint(grid: Grid, at: readonly [number, number], slice: number): [number, number, number] {
  const [columns, rows, slices] = grid;
  const point: [number, number, number] = [0, 0, 0];
  point[columns.along] = columns.start + (at[0] - 0.5) * columns.step;
  point[rows.along] = rows.start + (at[1] - 0.5) * rows.step;
  point[slices.along] = slices.start + slice * slices.step;
  return point;
}

/** The image and the pixel of a point in the patient: the nearest slice. */
export function findPoint(
  series: PhantomSeries,
  point: Point,
): { image: PhantomImage; at: [number, number]; slice: number } {
  const [columns, rows, slices] = series.grid;
  const along = (axis: Axis) => (point[axis.along] - axis.start) / axis.step;
  const slice = Math.max(0, Math.min(slices.count - 1, Math.round(along(slices))));
  const image = series.images[slice];
  if (image === undefined) throw new RangeError("a series without images");
  return { image, at: [along(columns) + 0.5, along(rows) + 0.5], slice };
}
