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
  const headers: Record<string, string> = { ...answer.headers, "accept-ranges": "bytes" };
  const { body } = answer;
  const range = byteRangeOf(request, body.length, headers.etag ?? "");
  if (range === null) return { ...answer, headers };
  if (range === "none")
    return {
      status: 416,
      headers: { "content-range": `bytes */${body.length}`, "cache-control": "no-store" },
      body: null,
    };
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${range.first}-${range.last}/${body.length}` },
    body: body.subarray(range.first, range.last + 1),
  };
}
