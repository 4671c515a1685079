import { decode } from "tiff";
import { PictureRefused } from "./picture-refused.ts";
import { longestSide, mostBytes, type Raster, upright } from "./raster.ts";
import { isLittleTiff, readTiffDirectory, type TiffDirectory, tiffNumber } from "./tiff-directory.ts";

/** A page of a TIFF as its directory tells it (TIFF 6.0 section 8). */
export type TiffPage = {
  columns: number;
  rows: number;
  bits: number;
  samples: number;
  compression: number;
  photometric: number;
  planar: number;
  tiled: boolean;
  orientation: number;
  /** Where the value of Orientation stands in the file; null where it is not stated. */
  orientationAt: number | null;
};

const mostPages = 500;
const damaged = () => new PictureRefused("The TIFF file is damaged or cut off. Please take the original file.");

/** The pages of a TIFF, without touching their pictures. A chain that bites its own tail is damaged. */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw damaged();
  const little = isLittleTiff(bytes);
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0; ) {
    const directory = seen.has(at) ? null : readTiffDirectory(view, at, little);
    if (directory === null) throw damaged();
    seen.add(at);
    pages.push(pageOf(view, directory, little));
    if (pages.length > mostPages) throw new PictureRefused("The TIFF file has more pages than can be taken in.");
    at = directory.next;
  }
  return pages;
}

function pageOf(view: DataView, directory: TiffDirectory, little: boolean): TiffPage {
  const value = (tag: number, otherwise: number) => tiffNumber(view, directory, tag, little, otherwise);
  return {
    columns: value(256, 0),
    rows: value(257, 0),
    bits: value(258, 1),
    compression: value(259, 1),
    photometric: value(262, 1),
    samples: value(277, 1),
    planar: value(284, 1),
    tiled: directory.entries.has(322),
    orientation: value(274, 1),
    orientationAt: directory.entries.get(274)?.at ?? null,
  };
}

function refuseUnknown(page: TiffPage): void {
  const { rows, columns, bits, samples, compression, photometric } = page;
  if (rows === 0 || columns === 0) throw damaged();
  if (rows > longestSide || columns > longestSide || (rows * columns * samples * Math.max(8, bits)) / 8 > mostBytes)
    throw new PictureRefused("The picture is larger than can be shown. Please save it smaller.");
  if (![1, 5, 8, 32946].includes(compression))
    throw new PictureRefused(
      "The TIFF file is packed in a way that is not read here (fax or JPEG). Please save it as PDF or PNG.",
    );
  const known = photometric <= 3 && (bits === 1 || bits === 8 || (bits === 16 && photometric !== 3)) && samples <= 4;
  // What the decoder would get wrong without saying so.
  if (!known || (samples > 1 && (page.planar !== 1 || page.tiled)))
    throw new PictureRefused("The colours of this TIFF file are not read here. Please save it as PNG.");
}

/**
 * Decodes a TIFF: grey of 1, 8 or 16 bits, palette or RGB of 8 or 16, without packing or with LZW or deflate. Pages of another size or
 * kind than the first are refused: they would not be one object.
 * @throws PictureRefused
 */
export function decodeTiff(bytes: Uint8Array): Raster {
  const pages = tiffPages(bytes);
  const [first] = pages;
  if (first === undefined) throw damaged();
  for (const page of pages) refuseUnknown(page);
  const same = pages.every(
    (page) =>
      page.rows === first.rows &&
      page.columns === first.columns &&
      page.bits === first.bits &&
      page.photometric === first.photometric &&
      page.orientation === first.orientation,
  );
  if (!same)
    throw new PictureRefused(
      "The pages of the TIFF file differ in size or kind. Please save each as a file of its own.",
    );
  const perPage = (first.rows * first.columns * Math.max(8, first.bits) * (first.photometric >= 2 ? 3 : 1)) / 8;
  if (perPage * pages.length > mostBytes)
    throw new PictureRefused("The TIFF file is larger than can be taken in. Please split it.");
  const straight = bytes.slice();
  const view = new DataView(straight.buffer);
  for (const { orientationAt } of pages) {
    if (orientationAt !== null) view.setUint16(orientationAt, 1, isLittleTiff(bytes));
  }
  const rasters = pages.map((_, index) => decodePage(straight, index, first));
  const [one] = rasters;
  if (one === undefined) throw damaged();
  return upright({ ...one, pages: rasters.flatMap((raster) => raster.pages) }, first.orientation);
}

function decodePage(bytes: Uint8Array, index: number, { rows, columns, bits, photometric }: TiffPage): Raster {
  let page: ReturnType<typeof decode>[number] | undefined;
  try {
    [page] = decode(bytes, { pages: [index] });
  } catch {
    throw damaged();
  }
  const palette = page?.palette;
  const data = page?.data;
  if (data === undefined) throw damaged();
  const samples = photometric >= 2 ? 3 : 1;
  const deep = bits === 16 && samples === 1;
  const channels = data.length / (rows * columns);
  const out = new Uint8Array(rows * columns * samples * (deep ? 2 : 1));
  const view = new DataView(out.buffer);
  const scale = bits === 1 ? 255 : bits === 16 && !deep ? 1 / 257 : 1;
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const colours = photometric === 3 ? palette?.[data[pixel] ?? 0]?.map((value) => value / 257) : undefined;
    for (let sample = 0; sample < samples; sample++) {
      const value = colours?.[sample] ?? data[pixel * channels + sample] ?? 0;
      if (deep) view.setUint16(pixel * 2, value, true);
      else out[pixel * samples + sample] = Math.round(colours === undefined ? value * scale : value);
    }
  }
  return { rows, columns, samples, bits: deep ? 16 : 8, pages: [out] };
}
