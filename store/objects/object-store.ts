import type { Readable } from "node:stream";

export type StoredObject = { sha256: string; size: number };
export type ListedObject = StoredObject & { modified: Date };

/**
 * Bytes by their SHA-256, kept as received. `put` answers only when they are durable; a half-written object is never visible.
 * The file store and the S3 store hold to the same tests. A store that does not answer throws Refusal "try-again" from every method.
 */
export type ObjectStore = {
  /**
   * Stores bytes, hashing from the first one. An object of that name which has another size is damaged and is written anew.
   * @throws Refusal "storage-full" when there is no room; "too-large" past `limit` bytes. Nothing of it stays.
   */
  put(source: Uint8Array | AsyncIterable<Uint8Array>, limit?: number): Promise<StoredObject>;
  /** Writes an object over one that is damaged. @throws WrongBytes where the bytes are not those of that name; nothing changes then */
  replace(sha256: string, source: AsyncIterable<Uint8Array>): Promise<StoredObject>;
  has(sha256: string): Promise<boolean>;
  /** All bytes. @throws Refusal "failed" when the object is not there */
  read(sha256: string): Promise<Uint8Array>;
  /** `length` bytes from `offset`; fewer at the end. */
  readRange(sha256: string, offset: number, length: number): Promise<Uint8Array>;
  stream(sha256: string): Promise<Readable>;
  /** Takes an object away for good; no fault where there is none. Only store removal commands call it, by the rules for deletion. */
  remove(sha256: string): Promise<void>;
  /** Every object in the order of its name, those after `after`; what is still coming in is none of them. */
  list(after?: string): AsyncIterable<ListedObject>;
  /** Clears away what uploads that ended before `before` left half-written. @returns how many pieces */
  sweep(before: Date): Promise<number>;
  /** Can be written to now, with room for more: asked by /readyz. */
  ready(): Promise<boolean>;
};

/** The bytes that were to be an object's are not: their SHA-256 is another. */
export class WrongBytes extends Error {
  constructor(sha256: string) {
    super(`the bytes for the object ${sha256} are not what was stored under that name`);
    this.name = "WrongBytes";
  }
}
