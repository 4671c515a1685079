import { latin1 } from "../charset.ts";

/** What can become a DICOM object. */
export const pictureTypes = ["image/jpeg", "image/png", "image/tiff", "application/pdf", "video/mp4"] as const;
export type PictureMediaType = (typeof pictureTypes)[number];

/** Kinds of HEIF files, ISO 23008-12 annex B; what iPhones take. */
const heifBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"]);

/** What a file is by its first bytes, whatever its name says; null where it is none of these. */
export function sniffPicture(head: Uint8Array): PictureMediaType | "image/heic" | null {
  const at = (from: number, length: number) => latin1(head.subarray(from, from + length));
  if (at(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (at(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (at(0, 4) === "II*\0" || at(0, 4) === "MM\0*") return "image/tiff";
  if (at(0, 5) === "%PDF-") return "application/pdf";
  if (at(4, 4) === "ftyp") return heifBrands.has(at(8, 4)) ? "image/heic" : "video/mp4";
  return null;
}
