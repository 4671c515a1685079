import { buffer } from "node:stream/consumers";
import { frameBytes } from "#dicom/frames.ts";
import type { DicomJson } from "#dicom/json.ts";
import { nativeFrame } from "#dicom/native-frame.ts";
import { type DicomInstance, readInstance } from "#dicom/read-instance.ts";
import { readMeta } from "#dicom/read-meta.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { implicitLittle } from "#dicom/transfer-syntaxes.ts";
import { writeJson } from "#dicom/write-json.ts";

/** What is decompressed in memory for a peer that does not take it as it is. Bytes. */
const mostDecoded = 512 << 20;

/**
 * The data set of a file without compression, for a peer that takes no other: in Explicit or Implicit VR Little Endian, text in UTF-8.
 * @returns null where its image data cannot be decompressed, as of a video
 */
export async function convertDataset(file: AsyncIterable<Uint8Array>, transferSyntax: string): Promise<Buffer | null> {
  const received = await buffer(file);
  try {
    const instance = readInstance(received);
    const { bytes, layout, syntax } = readMeta(received);
    const json: DicomJson = { ...instance.metadata, "00080005": { vr: "CS", Value: ["ISO_IR 192"] } };
    delete json["00083002"];
    const native = syntax.pixels === "native" && instance.frameLocations?.encapsulated !== true;
    const hasImage = json["7FE00010"] !== undefined;
    const pixels = native || !hasImage ? null : await decodeFrames(received, instance);
    const explicit = transferSyntax !== implicitLittle;
    if (pixels === null) return asBuffer(writeJson(json, { file: bytes, little: layout.little }, false, explicit));
    return asBuffer(writeDecoded(json, pixels, { file: bytes, little: layout.little }, explicit));
  } catch (error) {
    if (error instanceof DicomRefused || error instanceof RangeError) return null;
    throw error;
  }
}

async function decodeFrames(file: Uint8Array, instance: DicomInstance): Promise<Uint8Array> {
  const { frameLocations, metadata, transferSyntaxUid } = instance;
  if (frameLocations === null) throw new DicomRefused("not-displayable", "the image data cannot be taken apart");
  const frames: Uint8Array[] = [];
  let length = 0;
  for (let number = 1; number <= frameLocations.frames.length; number++) {
    const frame = await nativeFrame(frameBytes(file, frameLocations, number), metadata, transferSyntaxUid);
    length += frame.length;
    if (length > mostDecoded) throw new DicomRefused("too-large", "decompressed, the images are larger than 512 MB");
    frames.push(frame);
  }
  return Buffer.concat(frames);
}

/** Bulk data are copied out of one file; the decoded pixels are put behind it, so that they can be named like the others. */
function writeDecoded(
  json: DicomJson,
  pixels: Uint8Array,
  { file, little }: { file: Uint8Array; little: boolean },
  explicit: boolean,
): Uint8Array {
  const before = { ...json };
  delete before["7FE00010"];
  const colours = json["00280004"]?.Value?.[0];
  // Decoded colours are RGB (dicom/decode-frame.ts).
  if (typeof colours === "string" && colours.startsWith("YBR")) before["00280004"] = { vr: "CS", Value: ["RGB"] };
  const behind = Object.fromEntries(Object.entries(before).filter(([tag]) => tag > "7FE00010"));
  for (const tag of Object.keys(behind)) delete before[tag];
  const wide = json["00280100"]?.Value?.[0];
  const vr = explicit && wide === 8 ? "OB" : "OW";
  return Buffer.concat([
    writeJson(before, { file, little }, false, explicit),
    writeJson(
      { "7FE00010": { vr, BulkDataURI: `bulk:0-${pixels.length}` } },
      { file: pixels, little: true },
      false,
      explicit,
    ),
    writeJson(behind, { file, little }, false, explicit),
  ]);
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
