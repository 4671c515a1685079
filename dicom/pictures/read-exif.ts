import { latin1 } from "../charset.ts";
import { isLittleTiff, readTiffDirectory, tiffNumber } from "./tiff-directory.ts";

/** What a camera wrote beside the picture, as far as it is of use. `taken` is local time, "YYYYMMDDHHMMSS", or null. */
export type Exif = { orientation: number; taken: string | null };

const nothing: Exif = { orientation: 1, taken: null };
const orientationTag = 0x0112;
const exifDirectory = 0x8769;
const dateTimeOriginal = 0x9003;

/** Reads an EXIF block, which is a TIFF file without picture (EXIF 2.32 section 4.5). What is damaged says nothing. */
export function readExif(block: Uint8Array): Exif {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (block.length < 8) return nothing;
  const little = isLittleTiff(block);
  const first = readTiffDirectory(view, view.getUint32(4, little), little);
  if (first === null) return nothing;
  const orientation = tiffNumber(view, first, orientationTag, little, 1);
  const exif = readTiffDirectory(view, tiffNumber(view, first, exifDirectory, little, 0), little);
  const said = exif?.entries.get(dateTimeOriginal);
  const taken = said === undefined ? "" : latin1(block.subarray(said.at, said.at + Math.min(said.count, 19)));
  const digits = taken.replace(/\D/g, "");
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    taken: /^(19|20)\d{12}$/.test(digits) ? digits : null,
  };
}
