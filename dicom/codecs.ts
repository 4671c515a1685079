import type { Codestream } from "./decode-codestream.ts";
import type { PixelFormat } from "./decode-frame.ts";
import type { Encoding } from "./encode-frame.ts";

type Codecs = {
  /** Decodes to interleaved little endian samples; throws Error for a damaged codestream. */
  decode(kind: Codestream, frame: Uint8Array, format: PixelFormat, toRgb: boolean): Uint8Array;
  /** Encodes interleaved little endian samples without loss; HTJ2K and JPEG 2000 with the progression of resolutions first (RPCL). */
  encode(encoding: Encoding, samples: Uint8Array, format: PixelFormat): Uint8Array;
  /** Baseline JPEG (ISO 10918-1) of 8-bit RGB samples, `quality` 1 to 100. */
  encodeJpeg(rgb: Uint8Array, width: number, height: number, quality: number): Uint8Array;
  /** Throws the WebAssembly instance away: after an exception its memory is not to be trusted. */
  discard(): void;
};

/** The WebAssembly memory only grows; beyond this many bytes decoded it is started afresh. */
const renewAfter = 1024 * 1024 * 1024;

const plainJpeg = { smoothingFactor: 0, sampleFactor: 0, pointTransform: 0 };

const shapeOf = (format: PixelFormat) => ({
  width: format.columns,
  height: format.rows,
  bitsAllocated: format.bitsAllocated,
  bitsStored: format.bitsStored,
  samplesPerPixel: format.samples,
  pixelRepresentation: format.signed ? 1 : 0,
  planarConfiguration: 0,
  photometricInterpretation: format.photometric,
});

let loaded: Promise<Codecs> | null = null;

async function start(): Promise<Codecs> {
  // A CommonJS package: at run time its names stand on the default export only.
  const { default: codecs } = await import("dcmjs-codecs");
  const { Context, NativeCodecs, constants } = codecs;
  const progressionOrder = constants.Jpeg2000ProgressionOrder.Rpcl;
  await NativeCodecs.initializeAsync();
  let decoded = 0;
  const discard = () => {
    loaded = null;
  };
  const decoders = {
    jpeg: NativeCodecs.decodeJpeg,
    "jpeg-ls": NativeCodecs.decodeJpegLs,
    "jpeg-2000": NativeCodecs.decodeJpeg2000,
    htj2k: NativeCodecs.decodeHtJpeg2000,
    "jpeg-xl": NativeCodecs.decodeJpegXl,
  };
  const encoders: Record<Encoding, (context: InstanceType<typeof Context>) => InstanceType<typeof Context>> = {
    rle: (context) => NativeCodecs.encodeRle(context),
    // Process 14, selection value 1.
    jpeg: (context) => NativeCodecs.encodeJpeg(context, { ...plainJpeg, lossy: false, predictor: 1, quality: 100 }),
    "jpeg-ls": (context) => NativeCodecs.encodeJpegLs(context, { lossy: false, allowedLossyError: 0 }),
    "jpeg-2000": (context) => NativeCodecs.encodeJpeg2000(context, { lossy: false, progressionOrder }),
    htj2k: (context) => NativeCodecs.encodeHtJpeg2000(context, { lossy: false, progressionOrder }),
  };
  return {
    decode(kind, frame, format, toRgb) {
      const context = new Context({ ...shapeOf(format), encodedBuffer: frame });
      const bytes = decoders[kind].call(NativeCodecs, context, { convertColorspaceToRgb: toRgb }).getDecodedBuffer();
      if (bytes === undefined) throw new Error("The decoder gave no image");
      decoded += bytes.length;
      if (decoded > renewAfter) discard();
      return bytes;
    },
    encode(encoding, samples, format) {
      const context = new Context({ ...shapeOf(format), decodedBuffer: samples });
      const bytes = encoders[encoding](context).getEncodedBuffer();
      if (bytes === undefined) throw new Error("The encoder gave no image");
      decoded += samples.length;
      if (decoded > renewAfter) discard();
      return bytes;
    },
    encodeJpeg(rgb, width, height, quality) {
      const context = new Context({
        width,
        height,
        bitsAllocated: 8,
        bitsStored: 8,
        samplesPerPixel: 3,
        pixelRepresentation: 0,
        planarConfiguration: 0,
        photometricInterpretation: "RGB",
        decodedBuffer: rgb,
      });
      const parameters = { ...plainJpeg, lossy: true, quality, predictor: 0 };
      const bytes = NativeCodecs.encodeJpeg(context, parameters).getEncodedBuffer();
      if (bytes === undefined) throw new Error("The encoder gave no image");
      return bytes;
    },
    discard,
  };
}

/** The codecs of dcmjs-codecs, loaded on first use (15 MB of WebAssembly). */
export function loadCodecs(): Promise<Codecs> {
  loaded ??= start();
  return loaded;
}
