import { inflateRawSync } from "node:zlib";
import { decodeCodestream } from "./decode-codestream.ts";
import { decodeRle } from "./decode-rle.ts";
import { type DicomJson, number, text } from "./json.ts";
import { plainBytes } from "./plain-bytes.ts";
import { DicomRefused } from "./refused.ts";
import { transferSyntaxes } from "./transfer-syntaxes.ts";

export type Samples =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/**
 * One decoded frame: `data` holds rows × columns × samplesPerPixel values, row by row from the top left, samples of a pixel
 * side by side. `photometric` is that of `data`: YBR is turned into RGB, so it is MONOCHROME1, MONOCHROME2, PALETTE COLOR or RGB.
 */
export type DecodedFrame = {
  rows: number;
  columns: number;
  samplesPerPixel: number;
  photometric: string;
  data: Samples;
};

/** How the samples of a frame are stored, PS3.3 section C.7.6.3. */
export type PixelFormat = {
  rows: number;
  columns: number;
  samples: number;
  bitsAllocated: number;
  bitsStored: number;
  signed: boolean;
  planar: boolean;
  photometric: string;
  float: boolean;
};

const maximalBytes = 512 * 1024 * 1024;

/** The image pixel module of `json`; throws DicomRefused where a frame of it could not or should not be held in memory. */
export function pixelFormat(json: DicomJson): PixelFormat {
  const bitsAllocated = number(json, "00280100") ?? 0;
  const format: PixelFormat = {
    rows: number(json, "00280010") ?? 0,
    columns: number(json, "00280011") ?? 0,
    samples: number(json, "00280002") ?? 1,
    bitsAllocated,
    bitsStored: Math.min(number(json, "00280101") ?? bitsAllocated, bitsAllocated),
    signed: number(json, "00280103") === 1,
    planar: number(json, "00280006") === 1,
    photometric: text(json, "00280004").trim() || "MONOCHROME2",
    float: json["7FE00008"] !== undefined || json["7FE00009"] !== undefined,
  };
  if (format.rows < 1 || format.columns < 1) throw new DicomRefused("not-displayable", "no rows or columns");
  if (![1, 8, 16, 32, 64].includes(bitsAllocated))
    throw new DicomRefused("not-displayable", `${bitsAllocated} bits allocated`);
  if (bitsAllocated === 64 && !format.float) throw new DicomRefused("not-displayable", "64-bit integers");
  if (format.bitsStored < 1 || format.samples < 1 || format.samples > 4)
    throw new DicomRefused("not-displayable", "pixel format");
  const bytes = format.rows * format.columns * format.samples * Math.max(1, bitsAllocated / 8);
  if (bytes > maximalBytes) throw new DicomRefused("too-large", `${bytes} bytes in one frame`);
  return format;
}

function unpackBits(bytes: Uint8Array, count: number): Uint8Array {
  const result = new Uint8Array(count);
  for (let i = 0; i < count; i++) result[i] = ((bytes[i >> 3] ?? 0) >> (i & 7)) & 1;
  return result;
}

/** Bytes of native samples as an array of their type, in `little` or big endian order. Short data are refused. */
function typed(bytes: Uint8Array, format: PixelFormat, little: boolean, count: number): Samples {
  const size = format.bitsAllocated / 8;
  if (bytes.length < count * Math.max(size, 1 / 8))
    throw new DicomRefused("truncated", `${bytes.length} bytes in a frame`);
  if (format.bitsAllocated === 1) return unpackBits(bytes, count);
  if (size === 1) return format.signed ? new Int8Array(bytes.subarray(0, count)) : bytes.subarray(0, count);
  const copy = bytes.slice(0, count * size);
  if (!little) for (let at = 0; at < copy.length; at += size) copy.subarray(at, at + size).reverse();
  const { buffer } = copy;
  if (format.float) return size === 8 ? new Float64Array(buffer) : new Float32Array(buffer);
  if (size === 2) return format.signed ? new Int16Array(buffer) : new Uint16Array(buffer);
  return format.signed ? new Int32Array(buffer) : new Uint32Array(buffer);
}

/** Cuts what lies outside the stored bits (old overlays) and extends the sign, PS3.5 section 8.1.1. */
function maskStoredBits(data: Samples, format: PixelFormat, highBit: number): Samples {
  const { bitsStored, bitsAllocated, signed, float } = format;
  if (float || bitsStored === bitsAllocated || bitsAllocated > 32 || bitsAllocated === 1) return data;
  const result = data.slice();
  const shift = Math.max(0, highBit + 1 - bitsStored);
  const left = 32 - bitsStored;
  for (let i = 0; i < result.length; i++) {
    const value = (result[i] ?? 0) >> shift;
    result[i] = signed ? (value << left) >> left : (value << left) >>> left;
  }
  return result;
}

function interleaved(data: Samples, format: PixelFormat): Samples {
  if (!format.planar || format.samples === 1) return data;
  const result = data.slice();
  const pixels = format.rows * format.columns;
  for (let sample = 0; sample < format.samples; sample++) {
    for (let i = 0; i < pixels; i++) result[i * format.samples + sample] = data[sample * pixels + i] ?? 0;
  }
  return result;
}

/** Uncompressed YBR_FULL_422: Y Y Cb Cr for two pixels, PS3.3 section C.7.6.3.1.2. */
function upsample422(bytes: Uint8Array, pixels: number): Uint8Array {
  if (bytes.length < pixels * 2) throw new DicomRefused("truncated", `${bytes.length} bytes in a frame`);
  const result = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i++) {
    const pair = (i >> 1) * 4;
    result[i * 3] = bytes[pair + (i & 1)] ?? 0;
    result[i * 3 + 1] = bytes[pair + 2] ?? 0;
    result[i * 3 + 2] = bytes[pair + 3] ?? 0;
  }
  return result;
}

/** YBR_FULL to RGB, PS3.3 section C.7.6.3.1.2 (the inverse of the equations there), in place of a copy. */
function ybrToRgb(data: Samples, full: number): Samples {
  const result = data.slice();
  const half = (full + 1) / 2;
  const clamp = (value: number) => Math.max(0, Math.min(full, Math.round(value)));
  for (let i = 0; i + 2 < result.length; i += 3) {
    const y = data[i] ?? 0;
    const cb = (data[i + 1] ?? 0) - half;
    const cr = (data[i + 2] ?? 0) - half;
    result[i] = clamp(y + 1.402 * cr);
    result[i + 1] = clamp(y - 0.344136 * cb - 0.714136 * cr);
    result[i + 2] = clamp(y + 1.772 * cb);
  }
  return result;
}

function nativeSamples(frame: Uint8Array, format: PixelFormat, little: boolean): Samples {
  const pixels = format.rows * format.columns;
  if (format.photometric === "YBR_FULL_422" && format.bitsAllocated === 8) return upsample422(frame, pixels);
  return interleaved(typed(frame, format, little, pixels * format.samples), format);
}

/**
 * Decodes one frame, as `frameBytes` gives it, of the data set `json`. Throws DicomRefused: "too-large" above 512 MiB,
 * "truncated" for short data, "not-displayable" for a damaged codestream or a syntax without decoder (video).
 */
export async function decodeFrame(
  encoded: Uint8Array,
  json: DicomJson,
  transferSyntaxUid: string,
): Promise<DecodedFrame> {
  const syntax = transferSyntaxes[transferSyntaxUid];
  if (syntax === undefined) throw new DicomRefused("unsupported-transfer-syntax", transferSyntaxUid.slice(0, 80));
  const frame = plainBytes(encoded);
  const format = pixelFormat(json);
  const { rows, columns, samples } = format;
  let data: Samples;
  let { photometric } = format;
  switch (syntax.pixels) {
    case "native":
      data = nativeSamples(frame, format, syntax.layout !== "explicit-big");
      break;
    case "deflated-frames":
      data = nativeSamples(inflateFrame(frame, format), format, true);
      break;
    case "rle":
      data = typed(decodeRle(frame, format), format, true, rows * columns * samples);
      break;
    case "video":
      throw new DicomRefused("not-displayable", syntax.name);
    default: {
      const decoded = await decodeCodestream(frame, format, syntax.pixels);
      data = typed(decoded.bytes, { ...format, bitsAllocated: decoded.bitsAllocated }, true, rows * columns * samples);
      photometric = decoded.photometric;
    }
  }
  const highBit = syntax.pixels === "native" || syntax.pixels === "rle" ? number(json, "00280102") : null;
  data = maskStoredBits(data, format, highBit ?? format.bitsStored - 1);
  if (photometric.startsWith("YBR") && samples === 3) {
    data = ybrToRgb(data, 2 ** format.bitsStored - 1);
    photometric = "RGB";
  }
  return { rows, columns, samplesPerPixel: samples, photometric, data };
}

function inflateFrame(frame: Uint8Array, format: PixelFormat): Uint8Array {
  const size = Math.ceil((format.rows * format.columns * format.samples * format.bitsAllocated) / 8);
  try {
    return inflateRawSync(frame, { maxOutputLength: size + 16 });
  } catch {
    throw new DicomRefused("not-displayable", "the deflated frame cannot be inflated");
  }
}
