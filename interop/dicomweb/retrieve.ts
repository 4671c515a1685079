import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { ImagePlace } from "#commands/images/find-instances.ts";
import type { InstancePlace } from "#commands/images/load-frames.ts";
import { loadBulk, loadWhole, type WholeInstance } from "#commands/images/load-whole.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { explicitLittle } from "#dicom/transfer-syntaxes.ts";
import { acceptOf, partType } from "./accept.ts";
import {
  askedAgain,
  type DicomwebAnswer,
  type DicomwebRequest,
  headerOf,
  keptForGood,
  notAcceptable,
  unlessKnown,
} from "./answer.ts";
import { inRange, streamInRange } from "./byte-range.ts";
import { type FileForm, fileForm, fileType, offeredFiles } from "./file-form.ts";
import { asStored, type FileToSend, fileInForm } from "./file-in-form.ts";
import { octets } from "./frame-form.ts";
import { multipartAnswer, type PartToSend, singlePartAnswer } from "./multipart-answer.ts";

type Desk = Parameters<typeof loadWhole>[0];
type Scope = Parameters<typeof loadWhole>[1];
type Query = Readonly<Record<string, unknown>>;

/**
 * WADO-RS of a study, series or instance, PS3.18 section 10.4.1.1.1: the files as they were received, save for what a person corrected
 * and for a preamble that is something else than an image as well, or the same objects in the transfer syntax that the client wants.
 */
export async function retrieveWhole(
  desk: Desk,
  scope: Scope,
  place: ImagePlace,
  query: Query,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const ranges = acceptOf(headerOf(request, "accept"), query);
  const formOf = (uid: string) => fileForm(ranges, uid, place);
  // Any form at all: asked before the images are looked up, and recorded as taken away.
  if (formOf(explicitLittle) === null && ranges.every((range) => !range.parameters.has("transfer-syntax")))
    return notAcceptable(offeredFiles);
  const instances = await loadWhole(desk, scope, place, (uid) => formOf(uid) !== null);
  const [first] = instances;
  const form = first === undefined ? null : formOf(first.transferSyntaxUid);
  if (first === undefined || form === null) return notAcceptable(offeredFiles);
  const tag = createHash("sha256")
    .update(instances.map((one) => `${one.revision} ${formOf(one.transferSyntaxUid)?.to}`).join())
    .digest("base64url")
    .slice(0, 32);
  const known = unlessKnown(request, tag, {
    // A person may correct what a file says: it is asked for again, which costs nothing while it is the same.
    headers: { ...askedAgain, "content-disposition": "attachment" },
    body: null,
  });
  if (known.status === 304) return known;
  if (!form.multipart) return await orNotAcceptable(() => fileAnswer(first, form, known.headers, request));
  const made = partsOf(instances, (one) => formOf(one.transferSyntaxUid) ?? form, place, request);
  if (place.instance === undefined) return multipartAnswer(fileType, made, known.headers);
  // Of one instance it is known before the answer begins whether it can be had.
  return await orNotAcceptable(async () => {
    const part = await made.next();
    return multipartAnswer(fileType, only(part.done === true ? [] : [part.value]), known.headers);
  });
}

async function* only<T>(parts: readonly T[]): AsyncGenerator<T> {
  yield* parts;
}

async function orNotAcceptable(work: () => Promise<DicomwebAnswer>): Promise<DicomwebAnswer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DicomRefused) return notAcceptable([offeredFiles[0] ?? "", error.detail]);
    throw error;
  }
}

async function fileAnswer(
  one: WholeInstance,
  form: FileForm,
  headers: Record<string, string>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const file = await inFormOrStored(one, form, form.strict);
  const type = `${fileType}; transfer-syntax=${file.transferSyntaxUid}`;
  const { size } = file;
  const body = await file.body();
  const sent = { ...headers, "content-type": type };
  if (size === null) return { headers: sent, body: Readable.from(body, { objectMode: false }) };
  return streamInRange(request, { headers: sent, size, body });
}

/**
 * The file as it was asked for. One that cannot be had so is given as it is stored, and says so, where the client takes that, or where
 * others of its study would be lost with it.
 */
async function inFormOrStored(one: WholeInstance, { to }: FileForm, strict: boolean): Promise<FileToSend> {
  try {
    return await fileInForm(one, to);
  } catch (error) {
    if (strict || !(error instanceof DicomRefused)) throw error;
    return asStored(one);
  }
}

async function* partsOf(
  instances: readonly WholeInstance[],
  formOf: (one: WholeInstance) => FileForm,
  place: ImagePlace,
  request: DicomwebRequest,
): AsyncGenerator<PartToSend> {
  for (const one of instances) {
    const form = formOf(one);
    const file = await inFormOrStored(one, form, form.strict && place.instance !== undefined);
    const address = `${request.url}/dicomweb/studies/${place.study}/series/${one.seriesInstanceUid}/instances/${one.sopInstanceUid}`;
    yield {
      headers: {
        "Content-Type": `${fileType}; transfer-syntax=${file.transferSyntaxUid}`,
        ...(file.size === null ? {} : { "Content-Length": String(file.size) }),
        "Content-Location": address,
      },
      body: await file.body(),
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
  if (wanted.type === octets)
    return inRange(request, { headers: { ...known.headers, "content-type": octets }, body: bytes });
  return singlePartAnswer(octets, { headers: { "Content-Type": octets }, body: bytes }, known.headers);
}
