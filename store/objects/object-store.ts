import type { Readable } from "node:stream";

export type StoredObject = { sha256: string; size: number };

/**
 * Bytes by their SHA-256, kept as received. `put` answers only when they are durable; a half-written object is never visible.
 * The file store and the S3 store hold to the same tests.
 */
export type ObjectStore = {
  /**
   * Stores bytes, hashing from the first one.
   * @throws Refusal "storage-full" when there is no room; "too-large" past `limit` bytes. Nothing of it stays.
   */
  put(source: Uint8Array | AsyncIterable<Uint8Array>, limit?: number): Promise<StoredObject>;
  has(sha256: string): Promise<boolean>;
  /** All bytes. @throws Refusal "failed" when the object is not there */
  read(sha256: string): Promise<Uint8Array>;
  /** `length` bytes from `offset`; fewer at the end. */
  readRange(sha256: string, offset: number, length: number): Promise<Uint8Array>;
  stream(sha256: string): Promise<Readable>;
  /** Can be written to now: asked by /readyz. */
  ready(): Promise<boolean>;
};
