import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type DicomwebAnswer, type DicomwebRequest, headerOf } from "./answer.ts";

const compress = promisify(gzip);
/** Below this a compressed answer is hardly smaller. */
const worth = 1500;
const keptMost = 32 * 1024 ** 2;

/** Compressed lately, by entity tag: the same metadata are asked for by every viewer that opens the study. */
const kept = new Map<string, Uint8Array>();
let keptBytes = 0;

/** A text answer as gzip where the client takes that (RFC 9110 section 12.5.3). `tag` names the text, null where it is not worth keeping. */
export async function compressed(
  request: DicomwebRequest,
  answer: DicomwebAnswer & { body: string },
  tag: string | null,
): Promise<DicomwebAnswer> {
  const headers: Record<string, string> = { ...answer.headers, vary: `${answer.headers.vary ?? ""}, accept-encoding` };
  const takes = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headerOf(request, "accept-encoding"));
  if (!takes || answer.body.length < worth) return { ...answer, headers };
  const before = tag === null ? undefined : kept.get(tag);
  const body = before ?? (await compress(answer.body, { level: 3 }));
  if (tag !== null && before === undefined) keep(tag, body);
  return { ...answer, headers: { ...headers, "content-encoding": "gzip" }, body };
}

function keep(tag: string, body: Uint8Array): void {
  if (kept.has(tag) || body.length > keptMost / 4) return;
  kept.set(tag, body);
  keptBytes += body.length;
  for (const [oldest, old] of kept) {
    if (keptBytes <= keptMost) break;
    kept.delete(oldest);
    keptBytes -= old.length;
  }
}
