import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { ImagePlace } from "#commands/images/find-instances.ts";
import type { InstancePlace } from "#commands/images/load-frames.ts";
import { loadBulk, loadWhole, type WholeInstance } from "#commands/images/load-whole.ts";
import { acceptOf, type MediaRange, partType } from "./accept.ts";
import {
  askedAgain,
  type DicomwebAnswer,
  type DicomwebRequest,
  headerOf,
  keptForGood,
  notAcceptable,
  unlessKnown,
} from "./answer.ts";
import { multipartAnswer, type PartToSend, singlePartAnswer } from "./multipart-answer.ts";
import { withPlainPreamble } from "./plain-preamble.ts";

type Desk = Parameters<typeof loadWhole>[0];
type Scope = Parameters<typeof loadWhole>[1];
type Query = Readonly<Record<string, unknown>>;

const file = "application/dicom";
const octets = "application/octet-stream";

/**
 * WADO-RS of a study, series or instance, PS3.18 section 10.4.1.1.1: the files as they were received, save for what a person corrected
 * and for a preamble that is something else than an image as well. A client that asks for another
 * transfer syntax than they have is told so.
 */
export async function retrieveWhole(
  desk: Desk,
  scope: Scope,
  place: ImagePlace,
  query: Query,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const ranges = acceptOf(headerOf(request, "accept"), query);
  const wanted = ranges.filter((range) => takesFiles(range, place));
  const offered = [`multipart/related; type="${file}"; transfer-syntax=*`];
  if (wanted.length === 0) return notAcceptable(offered);
  const instances = await loadWhole(desk, scope, place, (uid) => wanted.some((range) => takes(range, uid)));
  const [first] = instances;
  if (first === undefined) return notAcceptable(offered);
  const tag = createHash("sha256")
    .update(instances.map((one) => one.revision).join())
    .digest("base64url")
    .slice(0, 32);
  const known = unlessKnown(request, tag, {
    // A person may correct what a file says: it is asked for again, which costs nothing while it is the same.
    headers: { ...askedAgain, "content-disposition": "attachment" },
    body: null,
  });
  if (known.status === 304) return known;
  const single = wanted.find((range) => takes(range, first.transferSyntaxUid))?.type === file;
  return single
    ? await fileAnswer(first, known.headers)
    : multipartAnswer(file, partsOf(instances, place, request), known.headers);
}

function takesFiles(range: MediaRange, place: ImagePlace): boolean {
  if (range.type === "*/*" || range.type === "multipart/*") return true;
  if (range.type === "multipart/related") return ["*/*", file, "application/*"].includes(partType(range));
  return range.type === file && place.instance !== undefined;
}

/** No transfer syntax asked for, or any, gives the stored one: the bytes are those that were hashed. */
function takes(range: MediaRange, transferSyntaxUid: string): boolean {
  const wanted = range.parameters.get("transfer-syntax") ?? "*";
  return wanted === "*" || wanted === transferSyntaxUid;
}

async function fileAnswer(one: WholeInstance, headers: Record<string, string>): Promise<DicomwebAnswer> {
  const type = `${file}; transfer-syntax=${one.transferSyntaxUid}`;
  const sent = {
    ...headers,
    "content-type": type,
    ...(one.size === null ? {} : { "content-length": String(one.size) }),
  };
  return { headers: sent, body: Readable.from(withPlainPreamble(await one.open()), { objectMode: false }) };
}

async function* partsOf(
  instances: readonly WholeInstance[],
  place: ImagePlace,
  request: DicomwebRequest,
): AsyncGenerator<PartToSend> {
  for (const one of instances) {
    const address = `${request.url}/dicomweb/studies/${place.study}/series/${one.seriesInstanceUid}/instances/${one.sopInstanceUid}`;
    yield {
      headers: {
        "Content-Type": `${file}; transfer-syntax=${one.transferSyntaxUid}`,
        ...(one.size === null ? {} : { "Content-Length": String(one.size) }),
        "Content-Location": address,
      },
      body: withPlainPreamble(await one.open()),
    };
  }
}

/** WADO-RS bulk data, PS3.18 section 10.4.1.1.4: `range` is "<offset>-<length>" as our metadata give it. */
export async function retrieveBulk(
  desk: Desk,
  scope: Scope,
  place: InstancePlace,
  range: string,
  query: Query,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const [offset = 0, length = 0] = range.split("-").map(Number);
  const wanted = acceptOf(headerOf(request, "accept"), query).find(
    (one) =>
      one.type === "*/*" ||
      one.type === octets ||
      (one.type === "multipart/related" && ["*/*", octets, "application/*"].includes(partType(one))),
  );
  if (wanted === undefined) return notAcceptable([`multipart/related; type="${octets}"`, octets]);
  const { bytes, sha256 } = await loadBulk(desk, scope, place, { offset, length });
  const known = unlessKnown(request, `${sha256.slice(0, 32)}-${range}`, { headers: keptForGood, body: null });
  if (known.status === 304) return known;
  if (wanted.type === octets) return { headers: { ...known.headers, "content-type": octets }, body: bytes };
  return singlePartAnswer(octets, { headers: { "Content-Type": octets }, body: bytes }, known.headers);
}
