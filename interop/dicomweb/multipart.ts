import { Refusal } from "#contract/refusals.ts";

/** One part of a multipart body. `body` must be read to its end before the next part is asked for; what is left is skipped. */
export type Part = { headers: ReadonlyMap<string, string>; body: AsyncIterable<Uint8Array> };

export type MultipartLimits = {
  parts: number;
  /** Bytes of the headers of one part, and of what stands before the first and after the last part. */
  headerBytes: number;
  /** Bytes of the whole body. */
  totalBytes: number;
};

export const multipartLimits: MultipartLimits = {
  parts: 10_000,
  headerBytes: 16 * 1024,
  totalBytes: 32 * 1024 ** 3,
};

/**
 * The boundary of a Content-Type (RFC 2046 section 5.1.1). Longer ones than that allows are met, of 73 letters, and taken.
 * @throws Refusal "not-valid" where it has none
 */
export function boundaryOf(contentType: string | undefined): string {
  const match = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType ?? "");
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw new Refusal("not-valid", "Content-Type names no boundary");
  return boundary;
}

/** The bytes still to come, with those already here. */
type Inflow = {
  held: Buffer;
  /** Takes the next chunk; false at the end of the body. */
  fill: () => Promise<boolean>;
};

function inflowOf(source: AsyncIterable<Uint8Array>, limits: MultipartLimits): Inflow {
  const chunks = source[Symbol.asyncIterator]();
  let total = 0;
  const inflow: Inflow = {
    held: Buffer.alloc(0),
    fill: async () => {
      const next = await chunks.next().catch(() => Promise.reject(broken()));
      if (next.done === true) return false;
      total += next.value.length;
      if (total > limits.totalBytes)
        throw new Refusal("too-large", `more than ${limits.totalBytes} bytes in a request`);
      const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
      inflow.held = inflow.held.length === 0 ? chunk : Buffer.concat([inflow.held, chunk]);
      return true;
    },
  };
  return inflow;
}

/** The sender is gone: no fault of ours, and nobody is there to read the answer. */
const broken = () => new Refusal("not-valid", "the connection ended before the body did");
const cut = () => new Refusal("not-valid", "the body ends before its last boundary");

/**
 * Reads a multipart body (RFC 2046 section 5.1) as it comes, never more of it in memory than a chunk.
 * @throws Refusal "not-valid" for a body that is cut off or not multipart, "too-large" beyond the limits
 */
export async function* readMultipart(
  source: AsyncIterable<Uint8Array>,
  boundary: string,
  limits: MultipartLimits = multipartLimits,
): AsyncGenerator<Part> {
  const inflow = inflowOf(source, limits);
  // The first boundary may stand at the very start; with a line break before it, it is found like every other.
  inflow.held = Buffer.from("\r\n");
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  let more = await skipPreamble(inflow, delimiter, limits);
  for (let count = 1; more; count++) {
    if (count > limits.parts) throw new Refusal("too-large", `more than ${limits.parts} parts in a request`);
    const headers = await readHeaders(inflow, limits);
    let ending: Ending | null = null;
    const bytes = bodyOf(inflow, delimiter, (found) => {
      ending = found;
    });
    yield { headers, body: bytes };
    if (ending === null) for await (const _ of bytes);
    more = ending === "next";
  }
  await skipEpilogue(inflow, limits);
}

type Ending = "next" | "last";

async function skipPreamble(inflow: Inflow, delimiter: Buffer, limits: MultipartLimits): Promise<boolean> {
  let skipped = 0;
  let ending: Ending | null = null;
  for await (const bytes of bodyOf(inflow, delimiter, (found) => {
    ending = found;
  })) {
    skipped += bytes.length;
    if (skipped > limits.headerBytes) throw new Refusal("not-valid", "no boundary at the start of the body");
  }
  return ending === "next";
}

async function skipEpilogue(inflow: Inflow, limits: MultipartLimits): Promise<void> {
  let skipped = inflow.held.length;
  inflow.held = Buffer.alloc(0);
  while (await inflow.fill()) {
    skipped += inflow.held.length;
    inflow.held = Buffer.alloc(0);
    if (skipped > limits.headerBytes) throw new Refusal("not-valid", "the body goes on after its last boundary");
  }
}

/** What stands before the next boundary line; tells whether another part follows it. */
async function* bodyOf(inflow: Inflow, delimiter: Buffer, end: (ending: Ending) => void): AsyncGenerator<Uint8Array> {
  for (;;) {
    const at = inflow.held.indexOf(delimiter);
    if (at < 0) {
      const sure = inflow.held.length - beginningAtEnd(inflow.held, delimiter);
      if (sure > 0) {
        const bytes = inflow.held.subarray(0, sure);
        inflow.held = inflow.held.subarray(sure);
        yield bytes;
      }
      if (!(await inflow.fill())) throw cut();
      continue;
    }
    const line = await lineAfter(inflow, at + delimiter.length);
    const before = inflow.held.subarray(0, line === null ? at + delimiter.length : at);
    inflow.held = inflow.held.subarray(line?.next ?? at + delimiter.length);
    if (before.length > 0) yield before;
    if (line === null) continue;
    end(line.ending);
    return;
  }
}

/** How many bytes at the end of what is held may be the beginning of a boundary: nearly always none, so that no chunk is copied. */
function beginningAtEnd(held: Buffer, delimiter: Buffer): number {
  const longest = Math.min(held.length, delimiter.length - 1);
  for (let at = held.indexOf(13, held.length - longest); at >= 0; at = held.indexOf(13, at + 1)) {
    const rest = held.subarray(at);
    if (rest.equals(delimiter.subarray(0, rest.length))) return rest.length;
  }
  return 0;
}

/** What follows a boundary at `at`: null where these bytes only look like one. */
async function lineAfter(inflow: Inflow, at: number): Promise<{ ending: Ending; next: number } | null> {
  for (;;) {
    const rest = inflow.held.subarray(at, at + 80).toString("latin1");
    if (rest.startsWith("--")) return { ending: "last", next: at + 2 };
    const padding = /^[ \t]{0,70}\r\n/.exec(rest)?.[0];
    if (padding !== undefined) return { ending: "next", next: at + padding.length };
    const mayYetBe = rest === "-" || /^[ \t]{0,70}\r?$/.test(rest);
    if (!mayYetBe) return null;
    if (!(await inflow.fill())) throw cut();
  }
}

async function readHeaders(inflow: Inflow, limits: MultipartLimits): Promise<ReadonlyMap<string, string>> {
  // A part without headers begins with its empty line.
  let end = 0;
  while (!inflow.held.subarray(0, 2).equals(Buffer.from("\r\n"))) {
    end = inflow.held.indexOf("\r\n\r\n");
    if (end >= 0 && inflow.held.length > 2) break;
    if (inflow.held.length > limits.headerBytes) throw new Refusal("not-valid", "the headers of a part do not end");
    if (!(await inflow.fill())) throw cut();
  }
  const empty = inflow.held.subarray(0, 2).equals(Buffer.from("\r\n"));
  if (!empty && end > limits.headerBytes) throw new Refusal("not-valid", "the headers of a part are too long");
  const text = empty ? "" : inflow.held.subarray(0, end).toString("utf8");
  inflow.held = inflow.held.subarray(empty ? 2 : end + 4);
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}
