import type { House } from "../house.ts";
import { workOnPixels } from "../pixels/work-on-pixels.ts";
import type { FrameSource } from "./load-frames.ts";

/** The name under which an encoded frame is kept. Bytes of an image never change under their hash, so neither does this. */
export const encodedName = (sha256: string, frame: number, to: string): string => `${sha256} ${frame} ${to}`;

/** Two viewers that ask for the same frame wait for one encoder. */
const underWay = new Map<string, Promise<Uint8Array>>();

/**
 * A frame in another transfer syntax, without loss: made once, kept among the derived objects. Whoever asks was permitted before.
 * @throws DicomRefused where it cannot be decoded, or not be encoded exactly
 */
export async function encodeStoredFrame(
  desk: Pick<House, "derived">,
  source: Pick<FrameSource, "sha256" | "transferSyntaxUid" | "metadata" | "read">,
  frame: number,
  to: string,
): Promise<Uint8Array> {
  const name = encodedName(source.sha256, frame, to);
  const before = underWay.get(name) ?? (await desk.derived.read(name));
  if (before !== null) return await before;
  const making = make(desk, source, frame, to).finally(() => underWay.delete(name));
  underWay.set(name, making);
  return await making;
}

async function make(
  desk: Pick<House, "derived">,
  {
    sha256,
    metadata,
    transferSyntaxUid,
    read,
  }: Pick<FrameSource, "sha256" | "transferSyntaxUid" | "metadata" | "read">,
  frame: number,
  to: string,
): Promise<Uint8Array> {
  const bytes = await workOnPixels("encoded", { frame: await read(frame), metadata, transferSyntaxUid, to });
  await desk.derived.keep(encodedName(sha256, frame, to), bytes);
  return bytes;
}
