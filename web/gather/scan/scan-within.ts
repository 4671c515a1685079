import { openDisc } from "./open-disc.ts";
import { openZip } from "./open-zip.ts";
import { scanBlob } from "./scan-blob.ts";
import type { LocalRefusal, ScannedFile } from "./scanned.ts";
import { type ZipEntryFacts, zipLimits } from "./zip-limits.ts";

/** An archive within an archive is opened once more; what lies deeper is not. */
const mostDepth = 2;

/** How deep in archives a file lies, and how much all archives of one choice have unpacked so far. */
export type Opening = { depth: number; spent: { entries: number; bytes: number } };
export const newOpening = (): Opening => ({ depth: 1, spent: { entries: 0, bytes: 0 } });

/** Counts what an archive holds against what one choice may unpack: many small bombs are a large one. */
export function spend({ spent }: Opening, entries: readonly ZipEntryFacts[]): LocalRefusal | null {
  spent.entries += entries.length;
  spent.bytes += entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (spent.entries > zipLimits.entries) return "zip-too-many";
  return spent.bytes > zipLimits.total ? "zip-bomb" : null;
}

/** What a file that came out of an archive is; an archive among them is opened in its turn, as deep as is allowed. */
export async function* scanWithin(blob: Blob, path: string, opening: Opening): AsyncGenerator<ScannedFile> {
  const result = await scanBlob(blob, path);
  if (result.kind !== "zip" && result.kind !== "disc") {
    yield { path, size: blob.size, blob, result };
    return;
  }
  if (opening.depth >= mostDepth) {
    const code = result.kind === "zip" ? "nested-zip" : "disc-image";
    yield { path, size: blob.size, blob: new Blob([]), result: { kind: "refused", code } };
    return;
  }
  const deeper = { ...opening, depth: opening.depth + 1 };
  yield* result.kind === "zip" ? openZip(blob, path, deeper) : openDisc(blob, path, deeper);
}
