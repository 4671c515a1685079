import { encodings } from "./encode-frame.ts";
import { type FrameLocations, frameBytes } from "./frames.ts";
import { type DicomElement, type DicomJson, number, text } from "./json.ts";
import { type DicomInstance, readInstance } from "./read-instance.ts";
import { type FileStart, readMeta } from "./read-meta.ts";
import { DicomRefused } from "./refused.ts";
import { rewriteFile, writeHead } from "./rewrite-file.ts";
import { newScan, readHeader } from "./scan-dataset.ts";
import { skipElement } from "./skip-element.ts";
import { explicitLittle, transferSyntaxes } from "./transfer-syntaxes.ts";
import { writeJson } from "./write-json.ts";

/** Turns one frame into the wanted transfer syntax: `nativeFrame` or `encodeFrame`, wherever they run. */
export type FrameWork = (input: {
  frame: Uint8Array;
  metadata: DicomJson;
  transferSyntaxUid: string;
}) => Promise<Uint8Array>;

/** A data set of a stated length can hold no more pixel data than this. */
const longestValue = 0xfffffffe;

/**
 * A file in another transfer syntax, without loss (PS3.5 section 10): the same object under the same UID. Every element but those that
 * describe the encoding of the pixels is copied byte for byte where the file is in Explicit VR Little Endian, as all compressed ones are;
 * else it is written anew, in UTF-8. Gives the file in pieces.
 * @throws DicomRefused where it cannot be had in `to`
 */
export async function transcodeFile(received: Uint8Array, to: string, work: FrameWork): Promise<Uint8Array[]> {
  const instance = readInstance(received);
  const from = instance.transferSyntaxUid;
  const pixels = transferSyntaxes[from]?.pixels ?? "native";
  if (from === to) return [received];
  if (to === explicitLittle && pixels === "native" && instance.frameLocations?.encapsulated !== true)
    return [rewriteFile(received, (json) => json)];
  if (pixels === "video" || instance.frameLocations === null) throw cannot(to, "there are no single images in it");
  if (to !== explicitLittle && encodings[to] === undefined) throw cannot(to, "Overread does not write this encoding");
  if (hasEmbeddedOverlay(instance.metadata)) throw cannot(to, "overlays lie among its samples");
  if (to === explicitLittle && sharesBytes(instance)) throw cannot(to, "its frames share bytes");
  const start = readMeta(received);
  const frames = await allFrames(start, instance.metadata, instance.frameLocations, work);
  const change = pixelModule(instance.metadata, to, pixels !== "native");
  const identity = { sopClassUid: instance.sopClassUid, sopInstanceUid: instance.sopInstanceUid };
  return [
    writeHead({ ...identity, transferSyntaxUid: to }),
    ...dataset(start, instance.metadata, change),
    ...(to === explicitLittle ? nativePixels(frames, instance.metadata) : encapsulated(frames)),
  ];
}

const cannot = (to: string, why: string) => new DicomRefused("not-displayable", `cannot be given as ${to}: ${why}`);

async function allFrames(start: FileStart, metadata: DicomJson, locations: FrameLocations, work: FrameWork) {
  const frames: Uint8Array[] = [];
  for (let n = 1; n <= locations.frames.length; n++) {
    // Offsets count in the inflated file, which is here already.
    const frame = frameBytes(start.bytes, { ...locations, deflated: false }, n);
    frames.push(await work({ frame, metadata, transferSyntaxUid: start.transferSyntaxUid }));
  }
  return frames;
}

/** Frames of single bits follow one another without padding: one that does not end with a byte cannot stand by itself. */
function sharesBytes({ metadata, frames, rows, columns }: DicomInstance): boolean {
  return number(metadata, "00280100") === 1 && frames > 1 && ((rows ?? 0) * (columns ?? 0)) % 8 !== 0;
}

/** Bits of an old overlay in the unused bits of the samples (PS3.5 section 8.1.2) do not survive decoding. */
function hasEmbeddedOverlay(json: DicomJson): boolean {
  return Object.keys(json).some((tag) => /^60..0102$/.test(tag) && (number(json, tag) ?? 0) !== 0);
}

/** What the image module must say of the new pixels; null drops an element. */
type Change = ReadonlyMap<string, DicomElement | null>;

function pixelModule(json: DicomJson, to: string, wasCompressed: boolean): Change {
  const change = new Map<string, DicomElement | null>([
    ["7FE00001", null],
    ["7FE00002", null],
    ["7FE00003", null],
    // Signed pixels are not these pixels any more.
    ["FFFAFFFA", null],
    ["FFFCFFFC", null],
  ]);
  // An icon is encoded as the image is; it would no longer fit.
  if (wasCompressed) change.set("00880200", null);
  const stored = number(json, "00280101");
  if (stored !== null) change.set("00280102", { vr: "US", Value: [stored - 1] });
  if ((number(json, "00280002") ?? 1) === 1) return change;
  const photometric = text(json, "00280004").trim();
  // Decoded colours are RGB; JPEG 2000 turns them round once more, PS3.5 section 8.2.4.
  const turned = encodings[to] === "jpeg-2000" || encodings[to] === "htj2k";
  change.set("00280004", {
    vr: "CS",
    Value: [turned ? "YBR_RCT" : photometric === "PALETTE COLOR" ? photometric : "RGB"],
  });
  if (to !== explicitLittle) change.set("00280006", { vr: "US", Value: [0] });
  return change;
}

/** All elements before the pixel data, changed ones written anew in their place. */
function dataset(start: FileStart, metadata: DicomJson, change: Change): Uint8Array[] {
  const nothing = { file: start.bytes, little: start.layout.little };
  const changed = (tag: string) => {
    const element = change.get(tag);
    return element === null || element === undefined ? new Uint8Array(0) : writeJson({ [tag]: element }, nothing);
  };
  const spliced = start.layout.explicit && start.layout.little;
  if (!spliced) {
    const json: DicomJson = {};
    for (const [tag, element] of Object.entries(metadata)) if (tag < "7FE00000") json[tag] = element;
    delete json["00083002"];
    for (const [tag, element] of change) {
      if (element === null) delete json[tag];
      else json[tag] = element;
    }
    json["00080005"] = { vr: "CS", Value: ["ISO_IR 192"] };
    return [writeJson(json, nothing)];
  }
  const scan = newScan(start.bytes);
  const parts: Uint8Array[] = [];
  for (let at = start.datasetOffset; at < start.bytes.length; ) {
    const header = readHeader(scan, start.layout, at, start.bytes.length);
    if (header.tag >= "7FE00000") break;
    const next = skipElement(scan, start.layout, header);
    if (change.has(header.tag)) parts.push(changed(header.tag));
    // Lengths of groups would have to be counted anew; they are long retired.
    else if (!header.tag.endsWith("0000")) parts.push(start.bytes.subarray(at, next));
    at = next;
  }
  return parts;
}

function elementHeader(vr: "OB" | "OW", length: number): Uint8Array {
  const bytes = new Uint8Array([0xe0, 0x7f, 0x10, 0, vr.charCodeAt(0), vr.charCodeAt(1), 0, 0, 0, 0, 0, 0]);
  new DataView(bytes.buffer).setUint32(8, length, true);
  return bytes;
}

function nativePixels(frames: readonly Uint8Array[], json: DicomJson): Uint8Array[] {
  const length = frames.reduce((sum, frame) => sum + frame.length, 0);
  const even = length + (length % 2);
  if (even > longestValue) throw new DicomRefused("too-large", `${length} bytes of pixel data`);
  const vr = (number(json, "00280100") ?? 8) > 8 ? "OW" : "OB";
  return [elementHeader(vr, even), ...frames, new Uint8Array(even - length)];
}

function itemHeader(element: number, length: number): Uint8Array {
  const bytes = new Uint8Array([0xfe, 0xff, element, 0xe0, 0, 0, 0, 0]);
  new DataView(bytes.buffer).setUint32(4, length, true);
  return bytes;
}

/** A fragment for each frame after an empty offset table, PS3.5 section A.4. */
function encapsulated(frames: readonly Uint8Array[]): Uint8Array[] {
  const items = frames.flatMap((frame) => {
    const odd = frame.length % 2;
    return [itemHeader(0, frame.length + odd), frame, new Uint8Array(odd)];
  });
  return [elementHeader("OB", 0xffffffff), itemHeader(0, 0), ...items, itemHeader(0xdd, 0)];
}
