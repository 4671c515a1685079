import { copyObject } from "#store/objects/copy-object.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
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
  if ((await copyObject(other, store, sha256)) === null) return false;
  await recordHealed(database, clock(), name, sha256);
  return true;
}
