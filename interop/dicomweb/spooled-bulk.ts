import { createWriteStream } from "node:fs";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Refusal } from "#contract/refusals.ts";
import { readAccept } from "./accept.ts";
import type { Part } from "./multipart.ts";

/** One part of bulk data, kept aside until the data set that refers to it is written. */
export type SpooledPart = {
  path: string;
  size: number;
  type: string;
  /** As the part's Content-Type states it; null where it does not. */
  transferSyntax: string | null;
};

/** Bulk data of one request by the address that its data sets give; several parts of one address are the frames of one image. */
export type Spool = {
  add: (part: Part) => Promise<void>;
  find: (uri: string) => readonly SpooledPart[];
  close: () => Promise<void>;
};

/** Bytes that one request may lay aside. */
const spooledMost = 8 * 1024 ** 3;
/** Relative addresses are resolved against this, on both sides alike. */
const base = "http://dicomweb.invalid/";

export async function openSpool(): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), "overread-bulk-"));
  const parts = new Map<string, SpooledPart[]>();
  let total = 0;
  let count = 0;
  return {
    add: async ({ headers, body }) => {
      const path = join(folder, String(count++));
      const size = await write(path, body, spooledMost - total);
      total += size;
      const [type] = readAccept(headers.get("content-type") ?? "application/octet-stream");
      const key = absolute(headers.get("content-location") ?? "");
      const list = parts.get(key) ?? [];
      parts.set(key, list);
      const transferSyntax = type?.parameters.get("transfer-syntax") ?? null;
      list.push({ path, size, type: type?.type ?? "application/octet-stream", transferSyntax });
    },
    find: (uri) => parts.get(absolute(uri)) ?? [],
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function write(path: string, body: AsyncIterable<Uint8Array>, most: number): Promise<number> {
  let size = 0;
  const counted = async function* () {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > most) throw new Refusal("too-large", `more than ${spooledMost} bytes of bulk data in a request`);
      yield chunk;
    }
  };
  await pipeline(counted(), createWriteStream(path, { mode: 0o600 }));
  return size;
}

function absolute(uri: string): string {
  return URL.canParse(uri, base) ? new URL(uri, base).href : uri;
}

export const readPart = ({ path }: SpooledPart): Promise<Buffer> => readFile(path);

/** The first bytes: enough of a codestream to know what it is. */
export async function headOfPart({ path, size }: SpooledPart): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const bytes = new Uint8Array(Math.min(size, 64 * 1024));
    await file.read(bytes, 0, bytes.length, 0);
    return bytes;
  } finally {
    await file.close();
  }
}
