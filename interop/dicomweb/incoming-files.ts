import type { IncomingFile } from "#commands/images/received-file.ts";
import { type Part, readMultipart } from "./multipart.ts";

/** The parts of a multipart/related body as files, named by their Content-Location (RFC 2557), percent-decoded. */
export async function* incomingFiles(
  source: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<IncomingFile> {
  let count = 0;
  for await (const part of readMultipart(source, boundary)) {
    count += 1;
    yield { name: fileNameOf(part, count), content: part.body };
  }
}

/** A name for people to read; nothing is ever opened by it. */
export function fileNameOf({ headers }: Pick<Part, "headers">, count: number): string {
  const given = headers.get("content-location") ?? "";
  const name = decoded(given)
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim()
    .slice(0, 1000)
    .toWellFormed();
  return name === "" ? `file ${count}` : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
