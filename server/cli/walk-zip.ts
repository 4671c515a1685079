import type { Readable } from "node:stream";
import yauzl from "yauzl";
import { fileSizeLimit, type IncomingFile } from "#commands/images/received-file.ts";
import type { Unreadable } from "./walk-files.ts";

/** Images compress to a third, empty ones to a hundredth; past this an archive is made to burst. */
const mostExpansion = 300;
const alwaysAllowed = 64 << 20;

/** The files in a ZIP archive, straight from it: nothing is unpacked onto the disk, so no name can lead anywhere. */
export async function* walkZip(
  path: string,
  name: string,
  unreadable: (file: Unreadable) => void,
): AsyncGenerator<IncomingFile> {
  let zip: yauzl.ZipFile;
  try {
    zip = await openZip(path);
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
      else yield { name: entryName, content: await contentOf(zip, entry) };
    }
  } catch (error) {
    unreadable({ name, reason: `the archive is damaged from here on: ${messageOf(error)}` });
  } finally {
    zip.close();
  }
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
function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, strictFileNames: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
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
