import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";

/**
 * Drops what this process's folder of previews still holds of objects that were ordered away: the job that removes them runs in one
 * process only.
 * @param after the removal that was met last; 0 for all there ever were
 * @returns the last one met
 */
export async function forgetRemoved(
  { database, derived }: Pick<House, "database" | "derived">,
  after: number,
): Promise<number> {
  const rows = await inScope(database, systemScope, (tx) =>
    tx.selectFrom("object_removal").select(["id", "sha256"]).where("id", ">", after).orderBy("id").execute(),
  );
  for (const { sha256 } of rows) await derived.forget(sha256);
  return Number(rows.at(-1)?.id ?? after);
}
