import { loadCodecs } from "./codecs.ts";
import { codestreamSize } from "./codestream-size.ts";
import type { PixelFormat } from "./decode-frame.ts";
import { DicomRefused } from "./refused.ts";

export type Codestream = "jpeg" | "jpeg-ls" | "jpeg-2000" | "htj2k" | "jpeg-xl";

/** Interleaved little endian samples, with the photometric interpretation they have after decoding. */
export type DecodedCodestream = { bytes: Uint8Array; bitsAllocated: number; photometric: string };

/**
 * Decodes a JPEG, JPEG-LS, JPEG 2000, HTJ2K or JPEG XL frame. The codestream's own size is compared with the data set's before
 * anything is decoded, so that a small file cannot ask for a huge picture. Throws DicomRefused.
 */
export async function decodeCodestream(
  frame: Uint8Array,
  format: PixelFormat,
  kind: Codestream,
): Promise<DecodedCodestream> {
  const size = codestreamSize(frame);
  if (size === null) throw new DicomRefused("not-displayable", "no image size in the codestream");
  if (size.rows !== format.rows || size.columns !== format.columns) {
    throw new DicomRefused("not-displayable", `the codestream is ${size.columns} x ${size.rows}`);
  }
  if (size.components !== 0 && size.components !== format.samples) {
    throw new DicomRefused("not-displayable", `${size.components} components in the codestream`);
  }
  const codecs = await loadCodecs();
  const bitsAllocated = Math.max(8, format.bitsAllocated);
  const ybrJpeg = kind === "jpeg" && format.samples === 3 && format.photometric !== "RGB";
  try {
    const bytes = codecs.decode(kind, frame, { ...format, bitsAllocated }, ybrJpeg);
    const lossyYbr = kind === "jpeg-2000" || kind === "htj2k" || kind === "jpeg-xl";
    const photometric =
      format.samples === 3 && (ybrJpeg || (lossyYbr && format.photometric !== "YBR_FULL")) ? "RGB" : format.photometric;
    return { bytes, bitsAllocated, photometric };
  } catch (error) {
    codecs.discard();
    throw new DicomRefused("not-displayable", error instanceof Error ? error.message.slice(0, 200) : "decoder");
  }
}
