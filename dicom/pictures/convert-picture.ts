import { decodeFrame } from "../decode-frame.ts";
import { joinBytes } from "../join-bytes.ts";
import { DicomRefused } from "../refused.ts";
import { decodePng } from "./decode-png.ts";
import { decodeTiff } from "./decode-tiff.ts";
import { type PictureIdentity, type PictureKind, pdfFile, pictureFile, videoFile } from "./picture-object.ts";
import { PictureRefused } from "./picture-refused.ts";
import { longestSide, mostBytes, type Raster, upright } from "./raster.ts";
import { type JpegFacts, readJpeg } from "./read-jpeg.ts";
import { readMp4 } from "./read-mp4.ts";
import type { PictureMediaType } from "./sniff-picture.ts";

const jpegBaseline = "1.2.840.10008.1.2.4.50";
const jpegMethod = "ISO_10918_1";
const h264Method = "ISO_14496_10";

export type PictureToConvert = {
  bytes: Uint8Array;
  mediaType: PictureMediaType;
  kind: PictureKind;
  title: string;
  /** `taken` is what the sender says; a camera's own word fills it where it is empty. */
  identity: PictureIdentity;
};

/**
 * Makes a DICOM file of a picture, document or film clip. A baseline JPEG that stands upright keeps its very codestream, without what
 * the camera wrote beside it (place, owner, preview); anything else is decoded and stored without further loss. It works on pixels: call
 * it in a pixel worker.
 * @throws PictureRefused with a sentence for its owner
 */
export async function convertPicture(picture: PictureToConvert): Promise<Uint8Array> {
  const { bytes, kind, identity } = picture;
  switch (picture.mediaType) {
    case "image/jpeg":
      return await convertJpeg(picture);
    case "image/png":
      return ofRaster(kind, identity, decodePng(bytes), null);
    case "image/tiff":
      return ofRaster(kind, identity, decodeTiff(bytes), null);
    case "application/pdf":
      return pdfFile(identity, bytes, picture.title);
    case "video/mp4":
      return convertVideo(picture);
  }
}

async function convertJpeg({ bytes, kind, identity }: PictureToConvert): Promise<Uint8Array> {
  const jpeg = readJpeg(bytes);
  const { rows, columns, components, exif } = jpeg;
  if (rows > longestSide || columns > longestSide || rows * columns * components > mostBytes)
    throw new PictureRefused("The picture is larger than can be shown. Please save it smaller.");
  const taken = identity.taken || (exif.taken ?? "");
  const of = { ...identity, taken, studyDate: identity.studyDate || taken.slice(0, 8) };
  const lossy = { method: jpegMethod, ratio: Math.max(1, (rows * columns * components) / jpeg.bare.length) };
  if (!jpeg.baseline || exif.orientation !== 1)
    return ofRaster(kind, of, upright(await decoded(jpeg), exif.orientation), lossy);
  const shape = { rows, columns, samples: components, bits: 8, photometric: jpeg.photometric, frames: 1 } as const;
  return pictureFile(kind, of, {
    ...shape,
    encoding: "codestreams",
    transferSyntaxUid: jpegBaseline,
    streams: [jpeg.bare],
    lossy,
  });
}

async function decoded({ bare, rows, columns, components, photometric }: JpegFacts): Promise<Raster> {
  const us = (value: number) => ({ vr: "US", Value: [value] });
  const json = {
    "00280002": us(components),
    "00280004": { vr: "CS", Value: [photometric] },
    "00280010": us(rows),
    "00280011": us(columns),
    "00280100": us(8),
    "00280101": us(8),
    "00280102": us(7),
    "00280103": us(0),
  };
  try {
    const { data } = await decodeFrame(bare, json, jpegBaseline);
    return { rows, columns, samples: components, bits: 8, pages: [Uint8Array.from(data)] };
  } catch (error) {
    if (!(error instanceof DicomRefused)) throw error;
    throw new PictureRefused("The picture is damaged, or of a rare kind of JPEG. Please save it anew as JPEG or PNG.");
  }
}

type Lossy = { method: string; ratio: number } | null;

function ofRaster(kind: PictureKind, of: PictureIdentity, raster: Raster, lossy: Lossy): Uint8Array {
  const { rows, columns, samples, bits, pages } = raster;
  const photometric = samples === 3 ? "RGB" : "MONOCHROME2";
  const shape = { rows, columns, samples, bits, photometric, frames: pages.length };
  return pictureFile(kind, of, { ...shape, encoding: "native", bytes: joinBytes(pages), lossy });
}

function convertVideo({ bytes, identity }: PictureToConvert): Uint8Array {
  const { rows, columns, frames, frameTime, transferSyntaxUid } = readMp4(bytes);
  const ratio = Math.max(1, (rows * columns * 1.5 * frames) / bytes.length);
  const shape = { rows, columns, samples: 3, bits: 8, photometric: "YBR_PARTIAL_420", frames } as const;
  const lossy = { method: h264Method, ratio };
  const pixels = { ...shape, encoding: "codestreams", transferSyntaxUid, streams: [bytes], lossy } as const;
  return videoFile(identity, { ...pixels, streams: [bytes] }, frameTime);
}
