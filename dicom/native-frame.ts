import { decodeFrame, pixelFormat, type Samples } from "./decode-frame.ts";
import type { DicomJson } from "./json.ts";
import { explicitBig } from "./transfer-syntaxes.ts";

/**
 * A frame as its samples lie in Explicit VR Little Endian, by the image module that goes with it: bits allocated and planar
 * configuration as there stated. Colours come as RGB.
 */
export async function nativeFrame(
  encoded: Uint8Array,
  json: DicomJson,
  transferSyntaxUid: string,
): Promise<Uint8Array> {
  const format = pixelFormat(json);
  // Single bits lie in bytes; their order does not depend on the byte order of words (PS3.5 section 8.1.1).
  if (format.bitsAllocated === 1 && transferSyntaxUid === explicitBig) return encoded;
  const { data, samplesPerPixel } = await decodeFrame(encoded, json, transferSyntaxUid);
  if (format.bitsAllocated === 1) return packedBits(data);
  const samples = format.planar && samplesPerPixel > 1 ? planes(data, samplesPerPixel) : data;
  return sampleBytes(samples, format.bitsAllocated);
}

/** Single bits in bytes, the first one lowest (PS3.5 section 8.1.1). */
function packedBits(data: Samples): Uint8Array {
  const result = new Uint8Array(Math.ceil(data.length / 8));
  for (let i = 0; i < data.length; i++) result[i >> 3] = (result[i >> 3] ?? 0) | ((data[i] ?? 0) << (i & 7));
  return result;
}

function planes(data: Samples, samples: number): Samples {
  const result = data.slice();
  const pixels = data.length / samples;
  for (let i = 0; i < data.length; i++) result[(i % samples) * pixels + Math.floor(i / samples)] = data[i] ?? 0;
  return result;
}

/** The bytes of the samples, each in as many bits as the image module allocates. */
export function sampleBytes(data: Samples, bits: number): Uint8Array {
  const size = Math.max(1, bits / 8);
  if (data.BYTES_PER_ELEMENT === size) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const view = new DataView(new ArrayBuffer(data.length * size));
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0;
    if (size === 1) view.setUint8(i, value);
    else if (size === 2) view.setUint16(i * 2, value, true);
    else view.setUint32(i * size, value, true);
  }
  return new Uint8Array(view.buffer);
}
