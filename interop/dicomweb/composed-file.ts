import { createReadStream } from "node:fs";
import { codestreamSize } from "#dicom/codestream-size.ts";
import { codestreamSyntax } from "#dicom/codestream-syntax.ts";
import { type DicomElement, type DicomJson, text } from "#dicom/json.ts";
import { writeHead } from "#dicom/rewrite-file.ts";
import { explicitLittle, transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import { writeJson } from "#dicom/write-json.ts";
import { headOfPart, readPart, type Spool, type SpooledPart } from "./spooled-bulk.ts";

/** The data set refers to bulk data that did not come with it. */
export class BulkMissing extends Error {
  constructor(uri: string) {
    super(`bulk data did not come: ${uri.slice(0, 200)}`);
    this.name = "BulkMissing";
  }
}

/** Values other than pixels are held in memory while the file is written. */
const valuesMost = 256 * 1024 ** 2;
const pixelTag = "7FE00010";
const singleFrames = new Set(["image/jpeg", "image/jls", "image/jp2", "image/jpx", "image/jphc", "image/jxl"]);

/**
 * A DICOM file of a data set in JSON and its bulk data (PS3.18 section 10.5.1.2): Explicit VR Little Endian, text UTF-8, pixels as they came.
 * @throws BulkMissing; RangeError where there is too much beside the pixels
 */
export async function composedFile(metadata: DicomJson, spool: Spool): Promise<AsyncIterable<Uint8Array>> {
  const uri = metadata[pixelTag]?.BulkDataURI;
  const parts = uri === undefined ? [] : spool.find(uri);
  if (uri !== undefined && parts.length === 0) throw new BulkMissing(uri);
  const [first] = parts;
  const transferSyntaxUid = first === undefined ? explicitLittle : await syntaxOf(first, metadata);
  const values = await withValues(metadata, spool);
  const described = first === undefined ? values.json : { ...(await imageModule(first, parts.length)), ...values.json };
  const [before, after] = halves({ ...described, "00080005": { vr: "CS", Value: ["ISO_IR 192"] } });
  const bulk = { file: values.file, little: true };
  const head = [
    writeHead({
      sopClassUid: text(metadata, "00080016").trim(),
      sopInstanceUid: text(metadata, "00080018").trim(),
      transferSyntaxUid,
    }),
    writeJson(before, bulk),
  ];
  return pieces(head, pixelsOf(parts, metadata[pixelTag], transferSyntaxUid), writeJson(after, bulk));
}

async function* pieces(head: Uint8Array[], pixels: AsyncIterable<Uint8Array>, tail: Uint8Array) {
  yield* head;
  yield* pixels;
  if (tail.length > 0) yield tail;
}

/** What comes before and after the pixel data; those that are inline are an element like others. */
function halves(json: DicomJson): [DicomJson, DicomJson] {
  const before: DicomJson = {};
  const after: DicomJson = {};
  for (const [tag, element] of Object.entries(json)) {
    if (tag === "00083002" || (tag === pixelTag && element.BulkDataURI !== undefined)) continue;
    if (tag <= pixelTag) before[tag] = element;
    else after[tag] = element;
  }
  return [before, after];
}

async function syntaxOf(part: SpooledPart, metadata: DicomJson): Promise<string> {
  const stated = part.transferSyntax ?? "";
  if (transferSyntaxes[stated] !== undefined) return stated;
  if (part.type === "application/octet-stream") return explicitLittle;
  if (part.type === "image/dicom-rle") return "1.2.840.10008.1.2.5";
  const seen = codestreamSyntax(await headOfPart(part));
  const available = text(metadata, "00083002").trim();
  return seen ?? (transferSyntaxes[available] === undefined ? explicitLittle : available);
}

/** What a codestream says of itself, for data sets that leave it out (PS3.18 section 10.5.1.2.2). */
async function imageModule(part: SpooledPart, frames: number): Promise<DicomJson> {
  if (!singleFrames.has(part.type)) return {};
  const size = codestreamSize(await headOfPart(part));
  if (size === null) return {};
  const us = (value: number): DicomElement => ({ vr: "US", Value: [value] });
  const bits = size.precision > 8 ? 16 : 8;
  return {
    "00280002": us(size.components),
    "00280004": { vr: "CS", Value: [size.components === 1 ? "MONOCHROME2" : "YBR_FULL_422"] },
    ...(size.components === 1 ? {} : { "00280006": us(0) }),
    ...(frames === 1 ? {} : { "00280008": { vr: "IS", Value: [frames] } }),
    "00280010": us(size.rows),
    "00280011": us(size.columns),
    "00280100": us(bits),
    "00280101": us(size.precision),
    "00280102": us(size.precision - 1),
    "00280103": us(0),
  };
}

/** Bulk values other than the pixels, laid one behind the other, with addresses as `writeJson` takes them. */
async function withValues(metadata: DicomJson, spool: Spool): Promise<{ json: DicomJson; file: Uint8Array }> {
  const files: Uint8Array[] = [];
  let size = 0;
  const place = async (uri: string): Promise<string> => {
    const [part] = spool.find(uri);
    if (part === undefined) throw new BulkMissing(uri);
    if (size + part.size > valuesMost) throw new RangeError("more bulk values than can be written into one file");
    files.push(await readPart(part));
    size += part.size;
    return `bulk:${size - part.size}-${part.size}`;
  };
  const walk = async (json: DicomJson, top: boolean): Promise<DicomJson> => {
    const result: DicomJson = {};
    for (const [tag, element] of Object.entries(json)) {
      if (element.BulkDataURI !== undefined && !(top && tag === pixelTag))
        result[tag] = { vr: element.vr, BulkDataURI: await place(element.BulkDataURI) };
      else if (element.vr === "SQ" && element.Value !== undefined) {
        const items: DicomJson[] = [];
        for (const item of element.Value) items.push(isItem(item) ? await walk(item, false) : {});
        result[tag] = { vr: "SQ", Value: items };
      } else result[tag] = element;
    }
    return result;
  };
  const json = await walk(metadata, true);
  return { json, file: Buffer.concat(files, size) };
}

const isItem = (value: unknown): value is DicomJson => typeof value === "object" && value !== null;

function header(vr: string, length: number): Buffer {
  const bytes = Buffer.from([0xe0, 0x7f, 0x10, 0, vr.charCodeAt(0), vr.charCodeAt(1), 0, 0, 0, 0, 0, 0]);
  bytes.writeUInt32LE(length, 8);
  return bytes;
}

function item(element: number, length: number): Buffer {
  const bytes = Buffer.from([0xfe, 0xff, element, 0xe0, 0, 0, 0, 0]);
  bytes.writeUInt32LE(length, 4);
  return bytes;
}

async function* pixelsOf(parts: readonly SpooledPart[], element: DicomElement | undefined, transferSyntaxUid: string) {
  if (parts.length === 0) return;
  const padding = (length: number) => Buffer.alloc(length % 2);
  if (transferSyntaxes[transferSyntaxUid]?.pixels === "native") {
    const length = parts.reduce((sum, part) => sum + part.size, 0);
    if (length > 0xfffffffe) throw new RangeError("more pixel data than one element can hold");
    yield header(element?.vr === "OB" ? "OB" : "OW", length + (length % 2));
    for (const part of parts) yield* createReadStream(part.path);
    yield padding(length);
    return;
  }
  yield header("OB", 0xffffffff);
  yield item(0, 0);
  for (const part of parts) {
    yield item(0, part.size + (part.size % 2));
    yield* createReadStream(part.path);
    yield padding(part.size);
  }
  yield item(0xdd, 0);
}
