import { type FrameSource, findFrames, type InstancePlace } from "#commands/images/load-frames.ts";
import { workOnPixels } from "#commands/pixels/work-on-pixels.ts";
import { Refusal } from "#contract/refusals.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { explicitBig, explicitLittle, transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import { acceptOf, type MediaRange, partType } from "./accept.ts";
import {
  type DicomwebAnswer,
  type DicomwebRequest,
  headerOf,
  keptForGood,
  notAcceptable,
  unlessKnown,
} from "./answer.ts";
import { multipartAnswer, type PartToSend, singlePartAnswer } from "./multipart-answer.ts";

type Desk = Parameters<typeof findFrames>[0];
type Scope = Parameters<typeof findFrames>[1];

/** What the pixels are sent as: the stored bytes, or decoded samples in little endian; in parts or as they are. */
type Form = { type: string; transferSyntax: string; decode: boolean; multipart: boolean };

const octets = "application/octet-stream";
/** Media types of compressed frames, PS3.18 Table 8.7.3-5. */
const imageTypes: Partial<Record<string, string>> = {
  rle: "image/dicom-rle",
  jpeg: "image/jpeg",
  "jpeg-ls": "image/jls",
  "jpeg-2000": "image/jp2",
  htj2k: "image/jphc",
  "jpeg-xl": "image/jxl",
};

/**
 * WADO-RS frames, PS3.18 section 10.4.1.1.6: as stored where the client takes that transfer syntax, else decoded to Explicit VR Little
 * Endian.
 */
export async function retrieveFrames(
  desk: Desk,
  scope: Scope,
  place: InstancePlace,
  list: string,
  query: Readonly<Record<string, unknown>>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const frames = list.split(",").map(Number);
  const ranges = acceptOf(headerOf(request, "accept"), query);
  const source = await findFrames(desk, scope, place, frames, ranges.some(mayNeedDecoding) ? "decoded" : "stored");
  const form = chooseForm(ranges, source.transferSyntaxUid, frames.length);
  if (form === null) return notAcceptable([`multipart/related; type="${octets}"`]);
  const tag = `${source.sha256.slice(0, 32)}-${frames.join(".").slice(0, 200)}-${form.transferSyntax}`;
  // Asked before anything is read: what the client has is not read again.
  const known = unlessKnown(request, tag, { headers: keptForGood, body: null });
  if (known.status === 304) return known;
  const address = `${request.url}/dicomweb/studies/${place.study}/series/${place.series}/instances/${place.instance}/frames`;
  const partOf = async (frame: number) => ({
    headers: {
      "Content-Type": `${form.type}; transfer-syntax=${form.transferSyntax}`,
      "Content-Location": `${address}/${frame}`,
    },
    body: form.decode ? await decoded(source, frame) : await source.read(frame),
  });
  return await answer(form, frames, partOf, known.headers);
}

async function answer(
  form: Form,
  frames: readonly number[],
  partOf: (frame: number) => Promise<PartToSend & { body: Uint8Array }>,
  headers: Record<string, string>,
): Promise<DicomwebAnswer> {
  // The first frame is read before the answer begins, so that what cannot be read is answered with a refusal.
  const first = await partOf(frames[0] ?? 1);
  if (!form.multipart)
    return { headers: { ...headers, "content-type": first.headers["Content-Type"] ?? octets }, body: first.body };
  if (frames.length === 1) return singlePartAnswer(form.type, first, headers);
  const parts = async function* () {
    yield first;
    for (const frame of frames.slice(1)) yield await partOf(frame);
  };
  return multipartAnswer(form.type, parts(), headers);
}

/** Whether this range can only be met by decoding, whatever is stored (then metadata are fetched in the same query). */
function mayNeedDecoding(range: MediaRange): boolean {
  return range.parameters.get("transfer-syntax") !== "*";
}

/** The first form in the client's order that can be given; null where there is none. */
export function chooseForm(ranges: readonly MediaRange[], stored: string, frames: number): Form | null {
  const pixels = transferSyntaxes[stored]?.pixels ?? "native";
  const decode = (pixels !== "native" && pixels !== "video") || stored === explicitBig;
  const compressed = decode && stored !== explicitBig;
  // The samples of uncompressed files are little endian already, whatever the layout of the data set around them.
  const asStored = compressed ? stored : explicitLittle;
  const imageType = imageTypes[pixels];
  for (const range of ranges) {
    const multipart = range.type === "multipart/related" || range.type === "*/*";
    if (!multipart && frames > 1) continue;
    const type = multipart ? partType(range) : range.type;
    const wanted = range.parameters.get("transfer-syntax");
    const any = type === "*/*" || type === octets || type === "application/*";
    if (any && (wanted === "*" || wanted === stored) && compressed)
      return { type: octets, transferSyntax: stored, decode: false, multipart };
    if (any && (wanted === undefined || wanted === "*" || wanted === explicitLittle))
      return { type: octets, transferSyntax: explicitLittle, decode, multipart };
    if (
      imageType !== undefined &&
      (type === imageType || type === "image/*") &&
      (wanted === undefined || wanted === "*" || wanted === stored)
    )
      return { type: imageType, transferSyntax: asStored, decode: false, multipart };
  }
  return null;
}

async function decoded(source: FrameSource, frame: number): Promise<Uint8Array> {
  try {
    const { metadata, transferSyntaxUid } = source;
    return await workOnPixels("native", { frame: await source.read(frame), metadata, transferSyntaxUid });
  } catch (error) {
    if (error instanceof DicomRefused) throw new Refusal("not-readable", error.message);
    throw error;
  }
}
