import type { FileOutcome } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import { type DicomInstance, readInstance } from "#dicom/read-instance.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { giveBack, lendBytes } from "#store/objects/buffers.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";

/** A file as it comes in, from whichever door. `content` is read once. */
export type IncomingFile = { name: string; content: AsyncIterable<Uint8Array> };

/** A file whose bytes are kept: read as DICOM, or refused with the reason. `sha256` is null where not even the bytes were kept. */
export type ReceivedFile = { name: string; sha256: string | null; size: number } & (
  | { instance: DicomInstance; refused: null }
  | { instance: null; refused: FileRefusal }
);
export type FileRefusal = { code: string; reason: string };

/** The objects that hold the bytes of files. */
export const hashesOf = (files: readonly ReceivedFile[]): string[] =>
  files.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));

/** Node reads at most so many bytes into one piece; a larger file cannot be looked through yet. */
export const fileSizeLimit = 2 * 1024 ** 3 - 1;
/** Up to this a file is gathered in memory, written at once and not read again. */
const gatherLimit = 48 * 1024 ** 2;

const tooLarge: FileRefusal = {
  code: "too-large",
  reason: "The file is larger than 2 GB, which is more than Overread takes in at once.",
};

/**
 * Keeps the bytes of a file, hashed from the first one and durable, then reads what it is. A file that cannot be read is kept and
 * refused, not thrown. Comes back as soon as the content is read, so that the next file can be taken while this one is written.
 * `done` throws Refusal "storage-full" and whatever the store throws: then nothing can be acknowledged.
 */
export async function takeFile(objects: ObjectStore, file: IncomingFile): Promise<{ done: Promise<ReceivedFile> }> {
  const chunks = file.content[Symbol.asyncIterator]();
  const gathered: Uint8Array[] = [];
  let size = 0;
  while (size <= gatherLimit) {
    const next = await chunks.next();
    if (next.done === true) {
      return { done: keepGathered(objects, file.name, joined(gathered, size)) };
    }
    gathered.push(next.value);
    size += next.value.length;
  }
  return { done: Promise.resolve(await receiveLarge(objects, file.name, gathered, chunks)) };
}

/** Room for a file is lent in steps, so that the next slice of a series can use it again. */
const roomStep = 64 * 1024;

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = lendBytes(size, roomStep);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function keepGathered(objects: ObjectStore, name: string, bytes: Uint8Array): Promise<ReceivedFile> {
  const size = bytes.length;
  try {
    // Looked through while it is written.
    const [{ sha256 }, read] = await Promise.all([objects.put(bytes), readBytes(bytes)]);
    return { name, sha256, size, ...read };
  } finally {
    giveBack(bytes);
  }
}

async function receiveLarge(
  objects: ObjectStore,
  name: string,
  gathered: Uint8Array[],
  chunks: AsyncIterator<Uint8Array>,
): Promise<ReceivedFile> {
  const rest = (async function* () {
    while (gathered.length > 0) yield gathered.shift() ?? new Uint8Array(0);
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  })();
  try {
    const { sha256, size } = await objects.put(rest, fileSizeLimit);
    return { name, sha256, size, ...(await oneAtATime(async () => readBytes(await objects.read(sha256)))) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "too-large") throw error;
    // The body goes on with other files; a request as a whole has its own limit.
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next());
    return { name, sha256: null, size: 0, instance: null, refused: tooLarge };
  }
}

let last: Promise<unknown> = Promise.resolve();
/** Large files are looked through one after the other, whoever sends them: two of 2 GB would fill the memory. */
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return await mine;
}

function readBytes(
  bytes: Uint8Array,
): { instance: DicomInstance; refused: null } | { instance: null; refused: FileRefusal } {
  try {
    return { instance: readInstance(bytes), refused: null };
  } catch (error) {
    if (error instanceof DicomRefused) return { instance: null, refused: { code: error.code, reason: error.message } };
    // No file, however made, may take the others of its request with it.
    return { instance: null, refused: { code: "damaged", reason: "The file is damaged: it could not be read." } };
  }
}

/** The outcome of a file that was refused. */
export function refusedOutcome(file: ReceivedFile & { instance: null }): FileOutcome {
  return {
    name: file.name,
    outcome: "refused",
    code: file.refused.code,
    reason: file.refused.reason,
    warnings: [],
    sha256: file.sha256,
    sopInstanceUid: null,
    seriesInstanceUid: null,
    studyInstanceUid: null,
  };
}
