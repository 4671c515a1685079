import type { Readable } from "node:stream";
import { type RefusalBody, refusalSentences } from "#contract/refusals.ts";

/** What a DICOMweb service answers. */
export type DicomwebAnswer = {
  status?: number;
  headers: Record<string, string>;
  /** Several pieces of bytes go out one behind the other; whoever sends them may give them back (store/objects/buffers.ts). */
  body: Uint8Array | readonly Uint8Array[] | Readable | string | null;
};

/** What a request brings that its path and query do not hold. */
export type DicomwebRequest = {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The service's address without a slash at the end, for addresses in replies. */
  url: string;
};

const varying = "accept, cookie, authorization";

/** Bytes of an image never change under their UID; whose they may be can change, so only the asker's own browser keeps them. */
export const keptForGood = { "cache-control": "private, max-age=31536000, immutable", vary: varying };
/** To be asked for again each time: a study may grow, a seal opens what was withheld. */
export const askedAgain = { "cache-control": "private, no-cache", vary: varying };

export const headerOf = (request: DicomwebRequest, name: string): string => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : (value ?? "");
};

/** "Not modified" where the asker has this already (RFC 9110 section 13.1.2). */
export function unlessKnown(request: DicomwebRequest, tag: string, answer: DicomwebAnswer): DicomwebAnswer {
  const etag = `"${tag}"`;
  const headers: Record<string, string> = { ...answer.headers, etag };
  const known = headerOf(request, "if-none-match")
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""));
  if (!known.includes(etag) && !known.includes("*")) return { ...answer, headers };
  return { status: 304, headers, body: null };
}

/** "Not acceptable": nothing that the client takes can be given. */
export function notAcceptable(offered: readonly string[]): DicomwebAnswer {
  const body: RefusalBody = {
    refusal: "wrong-media-type",
    message: refusalSentences["wrong-media-type"],
    detail: [`offered are ${offered.join(", ")}`],
  };
  return {
    status: 406,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify(body),
  };
}
