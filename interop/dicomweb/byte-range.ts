import { Readable } from "node:stream";
import { type DicomwebAnswer, type DicomwebRequest, headerOf } from "./answer.ts";

/** First and last byte, both sent. */
type ByteRange = { first: number; last: number };

/**
 * The range that a request asks for of `size` bytes (RFC 9110 section 14.2): null for all of them, also where it is not understood, asks
 * for several ranges, or depends on a version that the client has and this is not.
 */
export function byteRangeOf(request: DicomwebRequest, size: number, tag: string): ByteRange | "none" | null {
  const match = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(headerOf(request, "range"));
  if (match === null) return null;
  const condition = headerOf(request, "if-range").trim();
  if (condition !== "" && condition !== tag) return null;
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return null;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(size - 1, Number(to));
  if (from !== "" && to !== "" && Number(to) < first) return null;
  return first >= size || first > last || (from === "" && Number(to) === 0) ? "none" : { first, last };
}

/** The part of an answer that was asked for: 206, or 416 where there is no such part. */
export function inRange(request: DicomwebRequest, answer: DicomwebAnswer & { body: Uint8Array }): DicomwebAnswer {
  const { body } = answer;
  return ranged(request, answer, body.length, (range) =>
    range === null ? body : body.subarray(range.first, range.last + 1),
  );
}

/** The same of an answer that is read as it goes out. */
export function streamInRange(
  request: DicomwebRequest,
  answer: { headers: Record<string, string>; size: number; body: AsyncIterable<Uint8Array> },
): DicomwebAnswer {
  const { size, headers } = answer;
  return ranged(request, { headers, body: null }, size, (range) =>
    Readable.from(range === null ? answer.body : cut(answer.body, range), { objectMode: false }),
  );
}

function ranged(
  request: DicomwebRequest,
  answer: DicomwebAnswer,
  size: number,
  bodyOf: (range: ByteRange | null) => DicomwebAnswer["body"],
): DicomwebAnswer {
  const headers: Record<string, string> = { ...answer.headers, "accept-ranges": "bytes" };
  const range = byteRangeOf(request, size, headers.etag ?? "");
  if (range === null) return { headers: { ...headers, "content-length": String(size) }, body: bodyOf(null) };
  if (range === "none")
    return { status: 416, headers: { "content-range": `bytes */${size}`, "cache-control": "no-store" }, body: null };
  const length = String(range.last - range.first + 1);
  const content = `bytes ${range.first}-${range.last}/${size}`;
  return {
    status: 206,
    headers: { ...headers, "content-range": content, "content-length": length },
    body: bodyOf(range),
  };
}

async function* cut(source: AsyncIterable<Uint8Array>, { first, last }: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of source) {
    const piece = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
    at += chunk.length;
    if (piece.length > 0) yield piece;
    if (at > last) return;
  }
}
