import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { DicomwebAnswer } from "./answer.ts";

export type PartToSend = { headers: Record<string, string>; body: Uint8Array | AsyncIterable<Uint8Array> };

const headOf = (boundary: string, headers: Record<string, string>, first: boolean) =>
  Buffer.from(
    `${first ? "" : "\r\n"}--${boundary}\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("")}\r\n`,
  );

async function* write(boundary: string, parts: AsyncIterable<PartToSend>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const { headers, body } of parts) {
    yield headOf(boundary, headers, first);
    first = false;
    if (body instanceof Uint8Array) yield body;
    else yield* body;
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

/** multipart/related of parts of one type (RFC 2387), written as the parts come. */
export function multipartAnswer(
  type: string,
  parts: AsyncIterable<PartToSend>,
  headers: Record<string, string>,
): DicomwebAnswer {
  const boundary = `overread-${randomUUID()}`;
  return {
    headers: { ...headers, "content-type": `multipart/related; type="${type}"; boundary=${boundary}` },
    body: Readable.from(write(boundary, parts), { objectMode: false }),
  };
}

/** The same with a single part that is here already: one write, its length known. */
export function singlePartAnswer(
  type: string,
  part: { headers: Record<string, string>; body: Uint8Array },
  headers: Record<string, string>,
): DicomwebAnswer {
  const boundary = `overread-${randomUUID()}`;
  return {
    headers: { ...headers, "content-type": `multipart/related; type="${type}"; boundary=${boundary}` },
    body: [headOf(boundary, part.headers, true), part.body, Buffer.from(`\r\n--${boundary}--\r\n`)],
  };
}
