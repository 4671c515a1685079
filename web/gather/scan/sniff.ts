import { isDiscImage } from "#dicom/disc-image.ts";
import { sniffPicture } from "#dicom/pictures/sniff-picture.ts";
import type { DocumentType } from "./scanned.ts";

export type Sniffed = "dicom" | "zip" | "disc-image" | "heic" | DocumentType | "unknown";

const starts = (bytes: Uint8Array, at: number, ...wanted: number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/** Printable text in UTF-8 without NUL bytes. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.subarray(0, 4096).includes(0)) return false;
  try {
    // The cut at the end may fall into a character: `stream` forgives that.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, 4096), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * What a file is, by its first bytes; the name counts only for text, which every program's settings are as well.
 * DICOM without preamble (PS3.10 section 7.1 asks for one, old devices leave it out) is known by its first element.
 */
export function sniff(bytes: Uint8Array, path: string): Sniffed {
  if (starts(bytes, 128, 0x44, 0x49, 0x43, 0x4d)) return "dicom";
  if (starts(bytes, 0, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (isDiscImage(bytes)) return "disc-image";
  const picture = sniffPicture(bytes);
  if (picture !== null) return picture === "image/heic" ? "heic" : picture;
  const group = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8);
  const element = (bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8);
  if ((group === 2 || group === 8) && element <= 0x0100 && bytes.length > 16) return "dicom";
  if (group === 0x0800 && (element === 0x0500 || element === 0x0800 || element === 0x1600 || element === 0))
    return "dicom";
  return /\.txt$/i.test(path) && isText(bytes) ? "text/plain" : "unknown";
}
