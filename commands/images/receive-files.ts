import { Refusal } from "#contract/refusals.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { type IncomingFile, type ReceivedFile, takeFile } from "./received-file.ts";

/** Files being written at the same time: their syncs overlap. */
const inFlight = 4;
/** Headers of one request that are held until they are written together. */
const metadataLimit = 256 * 1024 ** 2;

/**
 * Takes the files of a request one after the other and keeps their bytes; gives them in the order in which they came, when all are
 * durable.
 * @throws Refusal "too-large" where the request holds more than can be written as one
 */
export async function receiveFiles(objects: ObjectStore, files: AsyncIterable<IncomingFile>): Promise<ReceivedFile[]> {
  const pending = new Set<Promise<void>>();
  const received: ReceivedFile[] = [];
  let failed: { error: unknown } | null = null;
  let held = 0;
  let count = 0;
  const finish = async (place: number, done: Promise<ReceivedFile>) => {
    try {
      const file = await done;
      received[place] = file;
      held += file.instance === null ? 200 : 2000 + JSON.stringify(file.instance.metadata).length;
    } catch (error) {
      failed ??= { error };
    }
  };
  try {
    for await (const file of files) {
      const { done } = await takeFile(objects, file);
      const writing = finish(count++, done);
      pending.add(writing);
      void writing.then(() => pending.delete(writing));
      if (pending.size >= inFlight) await Promise.race(pending);
      if (held > metadataLimit) throw new Refusal("too-large", "please send fewer files in one request");
      throwIf(failed);
    }
  } finally {
    await Promise.all(pending);
  }
  throwIf(failed);
  return received;
}

function throwIf(failed: { error: unknown } | null): void {
  if (failed !== null) throw failed.error;
}
