import { Readable } from "node:stream";
import { z } from "zod";
import type { WholeInstance } from "#commands/images/load-whole.ts";
import type { IncomingFile } from "#commands/images/received-file.ts";
import { storeInstances } from "#commands/images/store-instances.ts";
import type { PeerScope } from "#commands/peers/find-calling-peer.ts";
import { asDicomJson } from "#dicom/as-dicom-json.ts";
import { type DicomJson, items } from "#dicom/json.ts";
import { incomingFiles } from "../dicomweb/incoming-files.ts";
import { boundaryOf } from "../dicomweb/multipart.ts";
import { multipartAnswer } from "../dicomweb/multipart-answer.ts";
import { refusedByPeer } from "../dimse/refused-by-peer.ts";
import type { PeerClient, PeerDesk, Tell, TransferProgress } from "./peer-client.ts";
import { conditionsOf, studyAttributes, studyOf } from "./study-keys.ts";

/** Written to the database, or sent, together. */
const filesAtOnce = 20;
const longestSearch = 60_000;
const longestTransfer = 3600_000;

type Request = { baseUrl: string; token: string };

/** A peer that is called over DICOMweb, PS3.18. */
export function dicomwebClient(desk: PeerDesk, baseUrl: string, token: string): PeerClient {
  const request = { baseUrl, token };
  return {
    echo: async () => {
      await search(request, { limit: "1" });
    },
    search: async (wanted, limit) => {
      const found = await search(
        request,
        { ...conditionsOf(wanted), limit: String(limit + 1) },
        Object.keys(studyAttributes),
      );
      const studies = found.map(studyOf).filter((one) => one !== null);
      return { studies: studies.slice(0, limit), more: found.length > limit };
    },
    pull: (study, scope, tell) => pull(desk, request, study, scope, tell),
    send: (files, tell) => send(request, files, tell),
  };
}

async function call({ baseUrl, token }: Request, path: string, init: RequestInit, longest: number): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token !== "") headers.set("authorization", `Bearer ${token}`);
  return await fetch(`${baseUrl}${path}`, {
    ...init,
    headers,
    signal: AbortSignal.timeout(longest),
    redirect: "error",
  });
}

/** @param fields one parameter for each: not every archive takes a list */
async function search(
  request: Request,
  conditions: Record<string, string>,
  fields: readonly string[] = [],
): Promise<DicomJson[]> {
  const pairs = [...Object.entries(conditions), ...fields.map((field) => ["includefield", field] as const)];
  const path = `/studies?${pairs.map(([name, value]) => `${name}=${queryValue(value)}`).join("&")}`;
  const response = await call(request, path, { headers: { accept: "application/dicom+json" } }, longestSearch);
  if (response.status === 204) return [];
  if (!response.ok) throw await refusedBy(response, "could not search");
  return z
    .array(z.unknown())
    .parse(await response.json())
    .map(asDicomJson);
}

/** The caret that parts names stays as it is: some archives (Orthanc 1.10) look for it without decoding it. */
const queryValue = (value: string): string => encodeURIComponent(value).replaceAll("%5E", "^");

async function refusedBy(response: Response, what: string): Promise<Error> {
  await response.body?.cancel();
  return refusedByPeer(`${what} (HTTP status ${response.status})`);
}

async function pull(
  desk: PeerDesk,
  request: Request,
  study: string,
  scope: PeerScope,
  tell: Tell,
): Promise<TransferProgress> {
  const accept = 'multipart/related; type="application/dicom"; transfer-syntax=*';
  const response = await call(request, `/studies/${study}`, { headers: { accept } }, longestTransfer);
  if (!response.ok || response.body === null) throw await refusedBy(response, "could not send the study");
  const boundary = boundaryOf(response.headers.get("content-type") ?? undefined);
  const files = incomingFiles(chunksOf(response.body), boundary);
  const progress: TransferProgress = { expected: null, done: 0, failed: 0, problem: null };
  for (let batch = await nextBatch(files); batch !== null; batch = await nextBatch(files)) {
    for (const { outcome, reason } of await storeInstances(desk, scope, study, batch)) {
      if (outcome === "accepted" || outcome === "already-there") progress.done += 1;
      else {
        progress.failed += 1;
        progress.problem ??= reason;
      }
    }
    await tell(progress);
  }
  return progress;
}

/** The next files, as they are asked for; null at the end. Each must be read before the next is taken. */
async function nextBatch(files: AsyncGenerator<IncomingFile>): Promise<AsyncIterable<IncomingFile> | null> {
  const first = await files.next();
  if (first.done === true) return null;
  return (async function* () {
    yield first.value;
    for (let count = 1; count < filesAtOnce; count++) {
      const next = await files.next();
      if (next.done === true) return;
      yield next.value;
    }
  })();
}

async function send(request: Request, files: readonly WholeInstance[], tell: Tell): Promise<TransferProgress> {
  const progress: TransferProgress = { expected: files.length, done: 0, failed: 0, problem: null };
  for (let from = 0; from < files.length; from += filesAtOnce) {
    const batch = files.slice(from, from + filesAtOnce);
    const stored = await sendBatch(request, batch);
    progress.done += stored;
    progress.failed += batch.length - stored;
    if (stored < batch.length) progress.problem ??= refusedByPeer("could not store all of it").message;
    await tell(progress);
  }
  return progress;
}

/** STOW-RS, PS3.18 section 10.5. Gives how many were stored. */
async function sendBatch(request: Request, batch: readonly WholeInstance[]): Promise<number> {
  const parts = (async function* () {
    for (const file of batch) yield { headers: { "Content-Type": "application/dicom" }, body: await file.open() };
  })();
  const { headers, body } = multipartAnswer("application/dicom", parts, { accept: "application/dicom+json" });
  if (!(body instanceof Readable)) throw new TypeError("a multipart body is a stream");
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers,
    body: streamOf(body),
    duplex: "half",
  };
  const response = await call(request, "/studies", init, longestTransfer);
  if (!response.ok && response.status !== 409) throw await refusedBy(response, "could not store the study");
  const answer = asDicomJson(await response.json());
  return items(answer, "00081199").length;
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
}
