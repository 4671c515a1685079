import { encode } from "fast-png";
import { encodeJpeg } from "../encode-jpeg.ts";
import { joinBytes } from "../join-bytes.ts";

/** Small pictures for tests: left half red, right half blue, the top row white. */

const ascii = (text: string) => new TextEncoder().encode(text);

export function samplePixels(columns = 16, rows = 8): Uint8Array {
  const rgb = new Uint8Array(columns * rows * 3);
  for (let at = 0; at < columns * rows; at++) {
    const colour = at < columns ? [255, 255, 255] : at % columns < columns / 2 ? [220, 20, 20] : [20, 20, 220];
    rgb.set(colour, at * 3);
  }
  return rgb;
}

/** A baseline JPEG; with an EXIF block that tells orientation, time and a place where asked. */
export async function sampleJpeg(
  of: { columns?: number; rows?: number; orientation?: number } = {},
): Promise<Uint8Array> {
  const { columns = 16, rows = 8, orientation } = of;
  const rgb = samplePixels(columns, rows);
  const rgba = new Uint8Array(columns * rows * 4).fill(255);
  for (let at = 0; at < columns * rows; at++) rgba.set(rgb.subarray(at * 3, at * 3 + 3), at * 4);
  const jpeg = await encodeJpeg(rgba, columns, rows, 95);
  if (orientation === undefined) return jpeg;
  const exif = joinBytes([ascii("Exif\0\0"), sampleExif(orientation)]);
  const segment = Uint8Array.of(0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff);
  return joinBytes([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)]);
}

type Entry = [tag: number, type: number, count: number, value: number | Uint8Array];

/** A TIFF directory at `at` in little endian, with longer values behind it. Gives it and where what follows it begins. */
function directory(at: number, entries: readonly Entry[], next = 0): { bytes: Uint8Array; end: number } {
  const size = 2 + entries.length * 12 + 4;
  const view = new DataView(new ArrayBuffer(size));
  const behind: Uint8Array[] = [];
  let free = at + size;
  view.setUint16(0, entries.length, true);
  entries.forEach(([tag, type, count, value], index) => {
    const place = 2 + index * 12;
    view.setUint16(place, tag, true);
    view.setUint16(place + 2, type, true);
    view.setUint32(place + 4, count, true);
    if (typeof value === "number") view.setUint32(place + 8, value, true);
    else {
      view.setUint32(place + 8, free, true);
      behind.push(value);
      free += value.length;
    }
  });
  view.setUint32(size - 4, next, true);
  return { bytes: joinBytes([new Uint8Array(view.buffer), ...behind]), end: free };
}

const tiffHead = (first: number) => joinBytes([ascii("II"), Uint8Array.of(42, 0, first, 0, 0, 0)]);

function sampleExif(orientation: number): Uint8Array {
  const taken = ascii("2026:03:04 05:06:07\0");
  const place = ascii("SECRET PLACE\0\0");
  const entries: Entry[] = [
    [0x0112, 3, 1, orientation],
    [0x013b, 2, place.length, place],
    [0x8769, 4, 1, 0],
  ];
  const { end } = directory(8, entries);
  entries[2] = [0x8769, 4, 1, end];
  return joinBytes([
    tiffHead(8),
    directory(8, entries).bytes,
    directory(end, [[0x9003, 2, taken.length, taken]]).bytes,
  ]);
}

export const samplePng = (): Uint8Array =>
  encode({ width: 16, height: 8, data: samplePixels(), channels: 3, depth: 8 });

/** A TIFF of grey pages, 16 × 8, samples of 8 or 16 bits rising from 0. */
export function sampleTiff(
  of: { pages?: number; bits?: 8 | 16; compression?: number; loop?: boolean } = {},
): Uint8Array {
  const { pages = 1, bits = 16, compression = 1, loop = false } = of;
  const strip = new Uint8Array((16 * 8 * bits) / 8).map((_, at) => at);
  const parts: Uint8Array[] = [tiffHead(8)];
  let at = 8;
  for (let page = 0; page < pages; page++) {
    const entries = (where: number): Entry[] => [
      [256, 3, 1, 16],
      [257, 3, 1, 8],
      [258, 3, 1, bits],
      [259, 3, 1, compression],
      [262, 3, 1, 1],
      [273, 4, 1, where],
      [277, 3, 1, 1],
      [278, 3, 1, 8],
      [279, 4, 1, strip.length],
    ];
    const { end } = directory(at, entries(0));
    const next = page + 1 < pages ? end + strip.length : loop ? 8 : 0;
    parts.push(directory(at, entries(end), next).bytes, strip);
    at = end + strip.length;
  }
  return joinBytes(parts);
}

function box(type: string, ...content: Uint8Array[]): Uint8Array {
  const body = joinBytes(content);
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, body.length + 8);
  return joinBytes([new Uint8Array(size.buffer), ascii(type), body]);
}

function words(...values: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => {
    view.setUint32(index * 4, value);
  });
  return new Uint8Array(view.buffer);
}

/** The boxes of an MP4 of 50 frames in 2 seconds; its frames are noise, which nobody here decodes. */
export function sampleMp4(of: { profile?: number; level?: number; codec?: string } = {}): Uint8Array {
  const { profile = 100, level = 40, codec = "avc1" } = of;
  const size = new DataView(new ArrayBuffer(4));
  size.setUint16(0, 320);
  size.setUint16(2, 240);
  const configuration = box("avcC", Uint8Array.of(1, profile, 0, level, 0xff, 0xe0, 0));
  const entry = box(codec, new Uint8Array(24), new Uint8Array(size.buffer), new Uint8Array(50), configuration);
  const table = box("stbl", box("stsd", words(0, 1), entry), box("stts", words(0, 1, 50, 40)));
  const media = box(
    "mdia",
    box("mdhd", words(0, 0, 0, 1000, 2000, 0)),
    box("hdlr", words(0, 0), ascii("vide"), new Uint8Array(13)),
    box("minf", table),
  );
  return joinBytes([
    box("ftyp", ascii("isom"), words(512), ascii("isomavc1")),
    box("moov", box("trak", media)),
    box("mdat", new Uint8Array(1001).fill(7)),
  ]);
}

export const samplePdf = (): Uint8Array =>
  ascii(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
  );
