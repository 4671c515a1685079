import { latin1 } from "../charset.ts";
import { joinBytes } from "../join-bytes.ts";
import { PictureRefused } from "./picture-refused.ts";
import { type Exif, readExif } from "./read-exif.ts";

/** A JPEG as far as its markers tell. */
export type JpegFacts = {
  rows: number;
  columns: number;
  components: 1 | 3;
  /** Baseline: what JPEG Baseline (Process 1) holds, PS3.5 section 8.2.1. */
  baseline: boolean;
  /** How colour is written: an Adobe marker can say that it is plain RGB. */
  photometric: "MONOCHROME2" | "RGB" | "YBR_FULL_422";
  exif: Exif;
  /** The same picture without what the camera wrote beside it: place, device, owner, preview, comments. */
  bare: Uint8Array;
};

const broken = () =>
  new PictureRefused("The picture is damaged or cut off. Please take the original file, or take it again.");
/** JFIF, colour profile (ICC), and Adobe's colour transform say how the samples are to be read; the other APPn name people and places. */
const keptSegments = (marker: number, body: Uint8Array): boolean =>
  marker === 0xe0 || marker === 0xee || (marker === 0xe2 && latin1(body.subarray(0, 11)) === "ICC_PROFILE");

/**
 * Reads the markers of a JPEG up to its first scan (ISO 10918-1 annex B).
 * @throws PictureRefused where it is damaged, or of a kind that DICOM cannot hold
 */
export function readJpeg(bytes: Uint8Array): JpegFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let exif: Exif = { orientation: 1, taken: null };
  let frame: Pick<JpegFacts, "rows" | "columns" | "components" | "baseline"> | null = null;
  let adobe: number | null = null;
  let at = 2;
  for (;;) {
    if (at + 4 > bytes.length || bytes[at] !== 0xff) throw broken();
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (marker < 0xc0 || end > bytes.length || end < at + 4) throw broken();
    const body = bytes.subarray(at + 4, end);
    if (marker === 0xe1 && latin1(body.subarray(0, 6)) === "Exif\0\0") exif = readExif(body.slice(6));
    if (marker === 0xee && latin1(body.subarray(0, 5)) === "Adobe") adobe = body[11] ?? null;
    if (isFrame(marker)) frame = frameOf(marker, body);
    const dropped = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !keptSegments(marker, body));
    if (!dropped) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker === 0xda) break;
  }
  if (frame === null) throw broken();
  kept.push(bytes.subarray(at, endOfImage(bytes, at)));
  return { ...frame, photometric: photometricOf(frame.components, adobe), exif, bare: joinBytes(kept) };
}

/** SOFn, but not DHT (C4), JPG (C8) and DAC (CC), ISO 10918-1 Table B.1. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function frameOf(marker: number, body: Uint8Array) {
  const [precision = 0, r1 = 0, r0 = 0, c1 = 0, c0 = 0, components = 0] = body;
  const rows = r1 * 256 + r0;
  const columns = c1 * 256 + c0;
  if (rows === 0 || columns === 0) throw broken();
  if (precision !== 8)
    throw new PictureRefused("Pictures of more than 8 bits are not taken as JPEG. Please save it as PNG or TIFF.");
  if (components !== 1 && components !== 3)
    throw new PictureRefused("The picture is in colours for print (CMYK). Please save it as an ordinary JPEG or PNG.");
  return { rows, columns, components, baseline: marker === 0xc0 } as const;
}

function photometricOf(components: number, adobe: number | null): JpegFacts["photometric"] {
  if (components === 1) return "MONOCHROME2";
  if (adobe === 0) return "RGB";
  // PS3.5 Table 8.2.1-1: the one name for colour in JPEG Baseline, however coarsely the codestream samples it.
  return "YBR_FULL_422";
}

/**
 * Phones append previews, videos and depth maps: the picture ends at its EOI. Within a scan FF stands only before 00 and RSTn; between
 * scans there are segments.
 */
function endOfImage(bytes: Uint8Array, scan: number): number {
  let at = scan;
  while (at + 1 < bytes.length) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    if (marker === 0xd9) return at + 2;
    const within = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    at += within ? 1 : 2 + ((bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0));
  }
  throw broken();
}
