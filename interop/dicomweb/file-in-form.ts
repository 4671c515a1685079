import type { WholeInstance } from "#commands/images/load-whole.ts";
import { createAdmission } from "#commands/pixels/admission.ts";
import { workOnPixels } from "#commands/pixels/work-on-pixels.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { transcodeFile } from "#dicom/transcode-file.ts";
import { explicitLittle } from "#dicom/transfer-syntaxes.ts";
import { withPlainPreamble } from "./plain-preamble.ts";

/** A file to send. Where it is as stored it is read as it goes out. */
export type FileToSend = {
  transferSyntaxUid: string;
  size: number | null;
  body: () => Promise<AsyncIterable<Uint8Array>>;
};

/** A larger file is given in its own transfer syntax only: to be transcoded it lies in memory twice. */
const transcodedMost = 768 * 1024 ** 2;
const admission = createAdmission(transcodedMost, 200);

export const asStored = (one: WholeInstance): FileToSend => ({
  transferSyntaxUid: one.transferSyntaxUid,
  size: one.size,
  body: async () => withPlainPreamble(await one.open()),
});

/** The file in the transfer syntax `to`. @throws DicomRefused where it cannot be had in it */
export async function fileInForm(one: WholeInstance, to: string): Promise<FileToSend> {
  if (to === one.transferSyntaxUid) return asStored(one);
  const pieces = await admission.enter((one.size ?? 0) * 2, async () => {
    const received = await gathered(await one.open());
    return await transcodeFile(received, to, (input) =>
      to === explicitLittle ? workOnPixels("native", input) : workOnPixels("encoded", { ...input, to }),
    );
  });
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const body = async () => withPlainPreamble(eachOf(pieces));
  return { transferSyntaxUid: to, size, body };
}

async function gathered(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > transcodedMost) throw new DicomRefused("too-large", "for another transfer syntax");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

async function* eachOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) if (piece.length > 0) yield piece;
}
