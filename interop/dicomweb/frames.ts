import { encodedName, encodeStoredFrame } from "#commands/images/encode-stored-frame.ts";
import { type FrameSource, type FrameUse, findFrames, type InstancePlace } from "#commands/images/load-frames.ts";
import { workOnPixels } from "#commands/pixels/work-on-pixels.ts";
import { Refusal } from "#contract/refusals.ts";
import { pixelFormat } from "#dicom/decode-frame.ts";
import { isEncodable } from "#dicom/encode-frame.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { acceptOf, type MediaRange } from "./accept.ts";
import {
  type DicomwebAnswer,
  type DicomwebRequest,
  headerOf,
  keptForGood,
  notAcceptable,
  unlessKnown,
} from "./answer.ts";
import { inRange } from "./byte-range.ts";
import { type FrameForm, frameForms, mayNeedEncoding, octets, offeredForms } from "./frame-form.ts";
import { multipartAnswer, type PartToSend, singlePartAnswer } from "./multipart-answer.ts";

type Desk = Parameters<typeof findFrames>[0] & Parameters<typeof encodeStoredFrame>[0];
type Scope = Parameters<typeof findFrames>[1];

/**
 * WADO-RS frames, PS3.18 section 10.4.1.1.6, in the transfer syntax that the client wants most: as stored, decoded to Explicit VR Little
 * Endian, or encoded anew without loss. A single frame that goes without parts can be had in pieces (RFC 9110 section 14).
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
  const kept = await findKept(desk, scope, place, frames, ranges);
  const source = kept?.source ?? (await findFrames(desk, scope, place, frames, neededFor(ranges)));
  const stored = {
    transferSyntax: source.transferSyntaxUid,
    count: frames.length,
    encodable: isEncodableSource(source),
  };
  const forms = kept === null ? frameForms(ranges, stored) : [kept.form];
  const address = `${request.url}/dicomweb/studies/${place.study}/series/${place.series}/instances/${place.instance}/frames`;
  let refused: DicomRefused | null = null;
  for (const form of forms) {
    const tag = `${source.sha256.slice(0, 32)}-${frames.join(".").slice(0, 200)}-${form.transferSyntax}`;
    // Asked before anything is read: what the client has is not read again.
    const known = unlessKnown(request, tag, { headers: keptForGood, body: null });
    if (known.status === 304) return known;
    const partOf = async (frame: number) => ({
      headers: {
        "Content-Type": `${form.type}; transfer-syntax=${form.transferSyntax}`,
        "Content-Location": `${address}/${frame}`,
      },
      body: await bytesOf(desk, source, frame, form),
    });
    try {
      return await answer(form, frames, partOf, known.headers, request);
    } catch (error) {
      if (!(error instanceof DicomRefused)) throw error;
      refused = error;
    }
  }
  if (refused !== null) throw new Refusal("not-readable", refused.message);
  return notAcceptable(offeredForms(stored));
}

/**
 * A frame that was encoded before as the client wants it most: a viewer asks for pieces of thousands, and neither metadata nor pixels are
 * needed to give them. Null where there is none.
 */
async function findKept(
  desk: Desk,
  scope: Scope,
  place: InstancePlace,
  frames: readonly number[],
  ranges: readonly MediaRange[],
): Promise<{ source: FrameSource; form: FrameForm } | null> {
  const [range] = ranges;
  const [frame, ...more] = frames;
  if (range === undefined || frame === undefined || more.length > 0 || !mayNeedEncoding(range)) return null;
  const source = await findFrames(desk, scope, place, frames, "stored");
  const [form] = frameForms([range], { transferSyntax: source.transferSyntaxUid, count: 1, encodable: true });
  if (form?.make !== "encoded") return null;
  const bytes = await desk.derived.read(encodedName(source.sha256, frame, form.transferSyntax));
  return bytes === null ? null : { source: { ...source, read: async () => bytes }, form: { ...form, make: "stored" } };
}

/** Metadata cost more than frames: they are fetched where the client takes something else than what may be stored. */
function neededFor(ranges: readonly MediaRange[]): FrameUse {
  if (ranges.some(mayNeedEncoding)) return "rendered";
  return ranges.some((range) => range.parameters.get("transfer-syntax") !== "*") ? "decoded" : "stored";
}

function isEncodableSource({ metadata }: FrameSource): boolean {
  try {
    return isEncodable(pixelFormat(metadata));
  } catch {
    return false;
  }
}

async function bytesOf(desk: Desk, source: FrameSource, frame: number, form: FrameForm): Promise<Uint8Array> {
  switch (form.make) {
    case "stored":
      return await source.read(frame);
    case "encoded":
      return await encodeStoredFrame(desk, source, frame, form.transferSyntax);
    case "decoded": {
      const { metadata, transferSyntaxUid } = source;
      return await workOnPixels("native", { frame: await source.read(frame), metadata, transferSyntaxUid });
    }
  }
}

async function answer(
  form: FrameForm,
  frames: readonly number[],
  partOf: (frame: number) => Promise<PartToSend & { body: Uint8Array }>,
  headers: Record<string, string>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  // The first frame is read before the answer begins, so that what cannot be read is answered with a refusal.
  const first = await partOf(frames[0] ?? 1);
  if (!form.multipart) {
    const type = first.headers["Content-Type"] ?? octets;
    return inRange(request, { headers: { ...headers, "content-type": type }, body: first.body });
  }
  if (frames.length === 1) return singlePartAnswer(form.type, first, headers);
  const parts = async function* () {
    yield first;
    for (const frame of frames.slice(1)) yield await partOf(frame);
  };
  return multipartAnswer(form.type, parts(), headers);
}
