import { PassThrough, type Readable } from "node:stream";
import { ZipFile } from "yazl";

export type ZipEntry = { path: string; size: number; open: () => Promise<Readable> };

/**
 * A ZIP whose every byte follows from the names and contents of its files: stored (a deflated stream has bits that mean nothing), no
 * time stamps (APPNOTE 4.4.6: DOS time knows no earlier day than 1980-01-01), one mode. So a verifier can write it anew and compare.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const fail = (error: Error) => {
    output.destroy(error);
  };
  zip.on("error", fail);
  for (const { path, size, open } of entries) {
    const options = { compress: false, size, mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };
    zip.addReadStreamLazy(path, options, (give) => {
      open().then((stream) => {
        stream.once("error", fail);
        give(null, stream);
      }, fail);
    });
  }
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}
