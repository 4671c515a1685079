import { Refusal } from "#contract/refusals.ts";
import { type ObjectStore, WrongBytes } from "#store/objects/object-store.ts";
import type { House } from "../house.ts";
import { recordHealed, type StoreName } from "./record-damage.ts";

/**
 * Writes a damaged or missing object anew from the other store, where that one is whole.
 * @returns whether it is whole now
 */
export async function healObject(
  { database, clock }: Pick<House, "database" | "clock">,
  name: StoreName,
  store: ObjectStore,
  other: ObjectStore,
  sha256: string,
): Promise<boolean> {
  try {
    await store.replace(sha256, await other.stream(sha256));
  } catch (error) {
    const otherIsNoBetter = error instanceof WrongBytes || (error instanceof Refusal && error.code === "failed");
    if (otherIsNoBetter) return false;
    throw error;
  }
  await recordHealed(database, clock(), name, sha256);
  return true;
}
