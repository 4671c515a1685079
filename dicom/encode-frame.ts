import { loadCodecs } from "./codecs.ts";
import { decodeFrame, type PixelFormat, pixelFormat } from "./decode-frame.ts";
import { decodeRle } from "./decode-rle.ts";
import type { DicomJson } from "./json.ts";
import { sampleBytes } from "./native-frame.ts";
import { DicomRefused } from "./refused.ts";

export type Encoding = "rle" | "jpeg" | "jpeg-ls" | "jpeg-2000" | "htj2k";

export const htj2kLossless = "1.2.840.10008.1.2.4.201";
export const htj2kRpcl = "1.2.840.10008.1.2.4.202";

/**
 * Transfer syntaxes to which frames are encoded, every one of them without loss. HTJ2K always comes with its resolutions one after the
 * other (RPCL), smallest first: such a codestream is one of either HTJ2K syntax (PS3.5 section A.4.4).
 */
export const encodings: Readonly<Record<string, Encoding>> = {
  "1.2.840.10008.1.2.4.70": "jpeg",
  "1.2.840.10008.1.2.4.80": "jpeg-ls",
  "1.2.840.10008.1.2.4.90": "jpeg-2000",
  [htj2kLossless]: "htj2k",
  [htj2kRpcl]: "htj2k",
  "1.2.840.10008.1.2.5": "rle",
};

/** Whether frames of this image module can be encoded at all: whole samples of 8 or 16 bits, grey or of three colours. */
export function isEncodable(format: PixelFormat): boolean {
  return (
    (format.bitsAllocated === 8 || format.bitsAllocated === 16) &&
    (format.samples === 1 || format.samples === 3) &&
    !format.float
  );
}

/**
 * A frame in another transfer syntax, without loss: decoded, encoded, and decoded once more to make sure that every sample came back.
 * Colours are RGB, one pixel after the other; the image module that goes with it says so.
 * @param encoded as `frameBytes` gives it, of the data set `json` in the transfer syntax `from`
 * @throws DicomRefused as `decodeFrame` does; "not-displayable" where the codec cannot hold these samples exactly
 */
export async function encodeFrame(encoded: Uint8Array, json: DicomJson, from: string, to: string): Promise<Uint8Array> {
  const encoding = encodings[to];
  const format = pixelFormat(json);
  if (encoding === undefined || !isEncodable(format))
    throw new DicomRefused("not-displayable", `cannot be encoded as ${to}`);
  const { data, photometric } = await decodeFrame(encoded, json, from);
  const shape = { ...format, planar: false, photometric };
  const samples = sampleBytes(data, format.bitsAllocated);
  const codecs = await loadCodecs();
  try {
    // Copied out of the codecs' memory, which the next call may grow or reuse.
    const bytes = codecs.encode(encoding, samples, shape).slice();
    const back = encoding === "rle" ? decodeRle(bytes, shape) : codecs.decode(encoding, bytes, shape, false);
    if (!equal(back, samples)) throw new DicomRefused("not-displayable", `cannot be encoded exactly as ${to}`);
    return bytes;
  } catch (error) {
    if (error instanceof DicomRefused) throw error;
    codecs.discard();
    throw new DicomRefused("not-displayable", error instanceof Error ? error.message.slice(0, 200) : "encoder");
  }
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
