import type { House } from "../house.ts";
import { workOnPixels } from "../pixels/work-on-pixels.ts";
import type { FrameSource } from "./load-frames.ts";

/** Pixels of the longer side of a preview. */
export const previewSide = 128;
const quality = 80;

const nameOf = (sha256: string, frame: number): string => `${sha256} ${frame} preview-${previewSide}`;

/** The small JPEG of a frame, where it was made already. */
export const findPreview = ({ derived }: Pick<House, "derived">, sha256: string, frame: number) =>
  derived.read(nameOf(sha256, frame));

export const hasPreview = ({ derived }: Pick<House, "derived">, sha256: string, frame: number) =>
  derived.has(nameOf(sha256, frame));

/**
 * Makes the small JPEG of a frame and keeps it. Whoever asks was permitted before.
 * @throws DicomRefused where the frame cannot be drawn
 */
export async function makePreview(
  { derived }: Pick<House, "derived">,
  {
    sha256,
    metadata,
    transferSyntaxUid,
    read,
  }: Pick<FrameSource, "sha256" | "transferSyntaxUid" | "metadata" | "read">,
  frame: number,
): Promise<Uint8Array> {
  const options = { width: previewSide, height: previewSide, frame };
  const input = { frame: await read(frame), metadata, transferSyntaxUid };
  const bytes = await workOnPixels("picture", { ...input, options, type: "image/jpeg", quality });
  await derived.keep(nameOf(sha256, frame), bytes);
  return bytes;
}
