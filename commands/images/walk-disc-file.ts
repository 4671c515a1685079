import type { FileHandle } from "node:fs/promises";
import { type DiscFile, DiscRefused, isDiscImage, walkDisc } from "#dicom/disc-image.ts";

const sentences: Record<DiscRefused["code"], string> = {
  "no-file-system": "the copy of the disc has no file system that can be read here",
  damaged: "the copy of the disc is damaged or not whole",
  "too-many": "the copy of the disc holds more files than can be taken in at once",
};

const reader = (file: FileHandle) => async (offset: number, length: number) => {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
};

/** Whether a file is the copy of a disc, by its volume descriptor. */
export async function isDiscFile(file: FileHandle): Promise<boolean> {
  const at = 16 * 2048;
  return isDiscImage(await reader(file)(at, 6), 0);
}

/** The files of a disc image on the machine. What ends it early is told to `broken`, as a sentence. */
export async function* walkDiscFile(file: FileHandle, broken: (reason: string) => void): AsyncGenerator<DiscFile> {
  const { size } = await file.stat();
  try {
    yield* walkDisc(reader(file), size);
  } catch (error) {
    if (!(error instanceof DiscRefused)) throw error;
    broken(sentences[error.code]);
  }
}
