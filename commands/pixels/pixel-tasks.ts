import { decodeFrame } from "#dicom/decode-frame.ts";
import { encodeFrame } from "#dicom/encode-frame.ts";
import { encodeJpeg } from "#dicom/encode-jpeg.ts";
import { encodePng } from "#dicom/encode-png.ts";
import type { DicomJson } from "#dicom/json.ts";
import { nativeFrame } from "#dicom/native-frame.ts";
import { convertPicture, type PictureToConvert } from "#dicom/pictures/convert-picture.ts";
import { PictureRefused } from "#dicom/pictures/picture-refused.ts";
import { type RenderedFrame, type RenderOptions, renderFrame } from "#dicom/render-frame.ts";

/** A frame as it is stored, with the data set that says how to read it. */
export type EncodedFrame = {
  frame: Uint8Array;
  metadata: DicomJson;
  transferSyntaxUid: string;
};

export type PictureType = "image/jpeg" | "image/png";

/** The frame as samples of Explicit VR Little Endian (dicom/native-frame.ts). */
async function native({ frame, metadata, transferSyntaxUid }: EncodedFrame): Promise<Uint8Array> {
  return await nativeFrame(frame, metadata, transferSyntaxUid);
}

/** The frame without loss in the transfer syntax `to` (dicom/encode-frame.ts). */
async function encoded(input: EncodedFrame & { to: string }): Promise<Uint8Array> {
  return await encodeFrame(input.frame, input.metadata, input.transferSyntaxUid, input.to);
}

/** The frame drawn for display; `scale` is picture pixels for one image pixel, across and down. */
async function drawing(
  input: EncodedFrame & { options: RenderOptions },
): Promise<{ frame: RenderedFrame; scale: [number, number] }> {
  const decoded = await decodeFrame(input.frame, input.metadata, input.transferSyntaxUid);
  const frame = renderFrame(decoded, input.metadata, input.options);
  return { frame, scale: [frame.width / decoded.columns, frame.height / decoded.rows] };
}

/** The same as the bytes of a JPEG (`quality` 1 to 100) or PNG. */
async function picture(
  input: EncodedFrame & { options: RenderOptions; type: PictureType; quality: number },
): Promise<Uint8Array> {
  const { rgba, width, height } = (await drawing(input)).frame;
  return input.type === "image/png"
    ? encodePng(rgba, width, height)
    : await encodeJpeg(rgba, width, height, input.quality);
}

/** A picture made a DICOM object (dicom/pictures/); why it cannot is a sentence for its owner. */
async function converted(
  input: EncodedFrame & { picture: Omit<PictureToConvert, "bytes"> },
): Promise<{ file: Uint8Array } | { refused: string }> {
  try {
    return { file: await convertPicture({ ...input.picture, bytes: input.frame }) };
  } catch (error) {
    if (error instanceof PictureRefused) return { refused: error.message };
    throw error;
  }
}

/**
 * What can be asked of the pixel workers by name (work-on-pixels.ts). A task takes an encoded frame and whatever else it needs, all of it
 * plain data; it says no with DicomRefused. New tasks are added here and nowhere else.
 */
export const pixelTasks = { native, encoded, drawing, picture, converted };
export type PixelTasks = typeof pixelTasks;
