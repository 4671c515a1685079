import { readMeta } from "#dicom/read-meta.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import type { Known, ReadFile } from "./place-files.ts";

/** Larger files are not held side by side in memory: other bytes under their UID wait for a person. */
const comparedUpTo = 256 * 1024 ** 2;

/**
 * The same image sent by two doors comes in files whose heads differ (preamble and file meta information, PS3.10 section 7.1, are the
 * writer's), while the data set is the same to the byte: such a file counts as already there. Files are read again only where their UID is
 * known with other bytes.
 */
export async function withSameData(
  objects: Pick<ObjectStore, "read">,
  known: Known,
  files: readonly ReadFile[],
): Promise<Known> {
  const instances = new Map(known.instances);
  for (const file of files) {
    const stored = known.instances.get(file.instance.sopInstanceUid);
    if (stored === undefined || stored.sha256 === file.sha256 || file.size > comparedUpTo) continue;
    if (await sameData(objects, stored.sha256, file.sha256))
      instances.set(file.instance.sopInstanceUid, { ...stored, sha256: file.sha256 });
  }
  return { ...known, instances };
}

async function sameData(objects: Pick<ObjectStore, "read">, stored: string, sent: string): Promise<boolean> {
  const [a, b] = await Promise.all([objects.read(stored), objects.read(sent)]);
  const [first, second] = [readMeta(a), readMeta(b)];
  return (
    first.transferSyntaxUid === second.transferSyntaxUid &&
    Buffer.compare(first.bytes.subarray(first.datasetOffset), second.bytes.subarray(second.datasetOffset)) === 0
  );
}
