/** Decoded pages of one size: samples of a pixel side by side, 16-bit samples little endian. */
export type Raster = { rows: number; columns: number; samples: 1 | 3; bits: 8 | 16; pages: Uint8Array[] };

/** Rows and Columns are US: 65,535 at most (PS3.3 section C.7.6.3). */
export const longestSide = 65_535;
/** Samples of all pages together: what the memory of a pixel worker holds well. */
export const mostBytes = 256 * 1024 ** 2;

/**
 * Turns a picture the way its EXIF orientation says (EXIF 2.32 table "Orientation", TIFF 6.0 page 36), so that it stands upright by
 * itself. 1 leaves it as it is.
 */
export function upright(raster: Raster, orientation: number): Raster {
  if (orientation <= 1 || orientation > 8) return raster;
  const { rows, columns } = raster;
  const turned = orientation >= 5;
  const size = (raster.samples * raster.bits) / 8;
  const [outRows, outColumns] = turned ? [columns, rows] : [rows, columns];
  // Where the pixel comes from that is to stand at (row, column).
  const from = sources[orientation - 1] ?? sources[0];
  const pages = raster.pages.map((page) => {
    const out = new Uint8Array(page.length);
    for (let row = 0; row < outRows; row++) {
      for (let column = 0; column < outColumns; column++) {
        const [y, x] = from(row, column, rows - 1, columns - 1);
        const source = (y * columns + x) * size;
        const target = (row * outColumns + column) * size;
        for (let byte = 0; byte < size; byte++) out[target + byte] = page[source + byte] ?? 0;
      }
    }
    return out;
  });
  return { ...raster, rows: outRows, columns: outColumns, pages };
}

type Source = (row: number, column: number, lastRow: number, lastColumn: number) => [y: number, x: number];
const sources: readonly [Source, ...Source[]] = [
  (r, c) => [r, c],
  (r, c, _, w) => [r, w - c],
  (r, c, h, w) => [h - r, w - c],
  (r, c, h) => [h - r, c],
  (r, c) => [c, r],
  (r, c, h) => [h - c, r],
  (r, c, h, w) => [h - c, w - r],
  (r, c, _, w) => [c, w - r],
];
