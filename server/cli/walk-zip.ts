import type { Readable } from "node:stream";
import yauzl from "yauzl";
import { fileSizeLimit, type IncomingFile } from "#commands/images/received-file.ts";
import { peek } from "#commands/records/peek.ts";
import type { Unreadable } from "./walk-files.ts";

/** Images compress to a third, empty ones to a hundredth; past this an archive is made to burst. */
const mostExpansion = 300;
const alwaysAllowed = 64 << 20;

/** An archive in an archive is unpacked into memory; what lies deeper is not opened. */
const mostDepth = 2;
const nestedLimit = 1 << 30;
const entriesMost = 20_000;

/** A local file header or the end of an empty archive, APPNOTE 4.3.7 and 4.3.16. */
export const isZipStart = (head: Uint8Array): boolean =>
  head.length >= 4 &&
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  (head[2] === 3 || head[2] === 5) &&
  head[3] === head[2] + 1;

/**
 * The files in a ZIP archive, straight from it: nothing is unpacked onto the disk, so no name can lead anywhere.
 * @param source its path, or its bytes where it lay in another archive
 */
export async function* walkZip(
  source: string | Buffer,
  name: string,
  unreadable: (file: Unreadable) => void,
  depth = 1,
): AsyncGenerator<IncomingFile> {
  let zip: yauzl.ZipFile;
  try {
    zip = await openZip(source);
    if (zip.entryCount > entriesMost) throw new Error("it holds more than 20,000 files");
  } catch (error) {
    unreadable({ name, reason: `the archive cannot be read: ${messageOf(error)}` });
    return;
  }
  try {
    for (;;) {
      const entry = await nextEntry(zip);
      if (entry === null) return;
      const entryName = `${name}/${entry.fileName}`;
      const refusal = refusalOf(entry);
      if (entry.fileName.endsWith("/")) continue;
      if (refusal !== null) unreadable({ name: entryName, reason: refusal });
      else yield* entryFiles(await contentOf(zip, entry), entry, entryName, unreadable, depth);
    }
  } catch (error) {
    unreadable({ name, reason: `the archive is damaged from here on: ${messageOf(error)}` });
  } finally {
    zip.close();
  }
}

async function* entryFiles(
  content: Readable,
  entry: yauzl.Entry,
  name: string,
  unreadable: (file: Unreadable) => void,
  depth: number,
): AsyncGenerator<IncomingFile> {
  const { head, whole } = await peek(content, 4);
  if (!isZipStart(head)) {
    yield { name, content: whole };
    return;
  }
  if (depth >= mostDepth || entry.uncompressedSize > nestedLimit) {
    content.destroy();
    const reason =
      depth >= mostDepth ? "an archive that lies too deep in others" : "an archive in an archive, larger than 1 GB";
    unreadable({ name, reason: `${reason}: unpack it first` });
    return;
  }
  const parts: Uint8Array[] = [];
  for await (const part of whole) parts.push(part);
  yield* walkZip(Buffer.concat(parts), name, unreadable, depth + 1);
}

function refusalOf(entry: yauzl.Entry): string | null {
  if (entry.isEncrypted()) return "protected by a password";
  if (entry.uncompressedSize > fileSizeLimit) return "larger than 2 GB";
  const grows = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > alwaysAllowed && grows > mostExpansion) return "expands out of all proportion";
  return null;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** yauzl checks names and sizes: a longer entry than its header says is an error of its stream. */
function openZip(source: string | Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: false };
    const opened = (error: Error | null, zip: yauzl.ZipFile) => {
      if (error === null) resolve(zip);
      else reject(error);
    };
    if (typeof source === "string") yauzl.open(source, options, opened);
    else yauzl.fromBuffer(source, options, opened);
  });
}

function nextEntry(zip: yauzl.ZipFile): Promise<yauzl.Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeAllListeners();
      act();
    };
    zip.once("entry", (entry: yauzl.Entry) => settle(() => resolve(entry)));
    zip.once("end", () => settle(() => resolve(null)));
    zip.once("error", (error: unknown) => settle(() => reject(error)));
    zip.readEntry();
  });
}

function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(error);
    });
  });
}
