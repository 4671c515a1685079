import { Refusal } from "#contract/refusals.ts";
import type { ObjectStore } from "./object-store.ts";

/** Where objects are kept, and where a copy of each is; null where there are no copies. */
export type Stores = { originals: ObjectStore; copies: ObjectStore | null };

/**
 * The store that commands work with: writes go to the originals alone (a job makes the copies), and what the originals cannot give,
 * since it is missing, damaged or away, is read from the copies.
 */
export function withCopies({ originals, copies }: Stores): ObjectStore {
  if (copies === null) return originals;
  const orCopy = async <T>(read: (store: ObjectStore) => Promise<T>): Promise<T> => {
    try {
      return await read(originals);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // What the copies say instead would only confuse: it is the originals that the administrator must look after.
      return await read(copies).catch(() => Promise.reject(error));
    }
  };
  return {
    ...originals,
    read: (sha256) => orCopy((store) => store.read(sha256)),
    readRange: (sha256, offset, length) => orCopy((store) => store.readRange(sha256, offset, length)),
    stream: (sha256) => orCopy((store) => store.stream(sha256)),
  };
}
