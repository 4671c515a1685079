import { DiscRefused, walkDisc } from "#dicom/disc-image.ts";
import { newOpening, type Opening, scanWithin } from "./scan-within.ts";
import type { LocalRefusal, ScannedFile } from "./scanned.ts";
import { isUnsafeName } from "./zip-limits.ts";

const codes: Record<DiscRefused["code"], LocalRefusal> = {
  "no-file-system": "disc-image",
  damaged: "disc-broken",
  "too-many": "zip-too-many",
};
const refused = (path: string, size: number, code: LocalRefusal): ScannedFile => ({
  path,
  size,
  blob: new Blob([]),
  result: { kind: "refused", code },
});

/**
 * Every file of a disc image (ISO 9660), one after the other. They are pieces of the image: nothing is copied.
 * @param path the image's own name; files are named beneath it
 */
export async function* openDisc(
  blob: Blob,
  path: string,
  opening: Opening = newOpening(),
): AsyncGenerator<ScannedFile> {
  const read = async (offset: number, length: number) =>
    new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
  try {
    for await (const file of walkDisc(read, blob.size)) {
      const name = `${path}/${file.path}`;
      if (isUnsafeName(file.path)) {
        yield refused(name, file.size, "unsafe-name");
        continue;
      }
      const pieces = file.pieces.map(({ offset, length }) => blob.slice(offset, offset + length));
      const [only] = pieces;
      yield* scanWithin(pieces.length === 1 && only !== undefined ? only : new Blob(pieces), name, opening);
    }
  } catch (error) {
    yield refused(path, blob.size, error instanceof DiscRefused ? codes[error.code] : "unreadable");
  }
}
