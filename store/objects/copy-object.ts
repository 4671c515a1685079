import { Refusal } from "#contract/refusals.ts";
import { type ObjectStore, type StoredObject, WrongBytes } from "./object-store.ts";

/**
 * Writes an object of one store into another, over what is there under its name.
 * @returns null where the first has not got it, or not as it was stored: the other is as it was
 */
export async function copyObject(from: ObjectStore, to: ObjectStore, sha256: string): Promise<StoredObject | null> {
  try {
    return await to.replace(sha256, await from.stream(sha256));
  } catch (error) {
    if (error instanceof WrongBytes || (error instanceof Refusal && error.code === "failed")) return null;
    throw error;
  }
}
