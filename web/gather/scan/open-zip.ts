import { BlobReader, configure, type Entry, ZipReader } from "@zip.js/zip.js";
import { newOpening, type Opening, scanWithin, spend } from "./scan-within.ts";
import type { LocalRefusal, ScannedFile } from "./scanned.ts";
import { sniff } from "./sniff.ts";
import { refuseEntry, refuseZip } from "./zip-limits.ts";

// This runs in a worker of ours already.
configure({ useWebWorkers: false });

const nothing = new Blob([]);
const refused = (path: string, size: number, code: LocalRefusal): ScannedFile => ({
  path,
  size,
  blob: nothing,
  result: { kind: "refused", code },
});

/** From this size on an entry is unpacked whole only when its beginning is something that is sent. */
const headFirst = 1024 ** 2;
const headBytes = 65_536;

/** The beginning of an entry, without unpacking what follows. */
async function beginningOf(entry: Extract<Entry, { directory: false }>): Promise<Uint8Array> {
  const enough = new AbortController();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      if (length < headBytes) parts.push(chunk);
      length += chunk.length;
      if (length >= headBytes) enough.abort();
    },
  });
  await entry.getData(sink, { signal: enough.signal }).catch((error: unknown) => {
    if (!enough.signal.aborted) throw error;
  });
  return new Uint8Array(await new Blob(parts).slice(0, headBytes).arrayBuffer());
}

/** What a large entry is not worth unpacking for, or null. */
async function refuseBeginning(
  entry: Extract<Entry, { directory: false }>,
  path: string,
): Promise<LocalRefusal | null> {
  if (entry.uncompressedSize < headFirst) return null;
  switch (sniff(await beginningOf(entry), path)) {
    case "unknown":
      return "not-dicom";
    case "heic":
      return "heic";
    default:
      return null;
  }
}

/** Unpacks one entry and stops as soon as it is larger than its directory says. */
async function unpack(entry: Extract<Entry, { directory: false }>): Promise<Blob> {
  let length = 0;
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      length += chunk.length;
      if (length > entry.uncompressedSize) throw new Error("larger than stated");
      controller.enqueue(chunk);
    },
  });
  const [, blob] = await Promise.all([
    entry.getData(writable, { checkSignature: true }),
    new Response(readable).blob(),
  ]);
  return blob;
}

async function* openEntry(
  entry: Extract<Entry, { directory: false }>,
  path: string,
  opening: Opening,
): AsyncGenerator<ScannedFile> {
  const code = refuseEntry(entry);
  if (code !== null) {
    yield refused(path, entry.uncompressedSize, code);
    return;
  }
  let blob: Blob;
  try {
    const useless = await refuseBeginning(entry, path);
    if (useless !== null) {
      yield refused(path, entry.uncompressedSize, useless);
      return;
    }
    blob = await unpack(entry);
  } catch {
    yield refused(path, entry.uncompressedSize, "zip-broken");
    return;
  }
  yield* scanWithin(blob, path, opening);
}

/**
 * Every file in a ZIP, one after the other. Directory and limits are judged before anything is unpacked.
 * @param path the archive's own name; entries are named beneath it
 * @param opening how deep it lies in other archives, and what all of them may unpack together
 */
export async function* openZip(blob: Blob, path: string, opening = newOpening()): AsyncGenerator<ScannedFile> {
  let entries: Entry[];
  const reader = new ZipReader(new BlobReader(blob));
  try {
    // Names are judged one by one below: a bad one must not keep the good files from being seen.
    entries = await reader.getEntries({ filenameValidation: "tolerant" });
  } catch {
    yield refused(path, blob.size, "zip-broken");
    return;
  }
  const code = refuseZip(entries) ?? spend(opening, entries);
  if (code !== null) {
    yield refused(path, blob.size, code);
    return;
  }
  for (const entry of entries) {
    if (!entry.directory) yield* openEntry(entry, `${path}/${entry.filename}`, opening);
  }
  await reader.close();
}
