import type { Desk } from "#commands/house.ts";
import { inScope, systemScope } from "#store/scope.ts";

/** Tries are counted over hours; after two days they say nothing any more. */
const triesKept = 48 * 3600_000;

/** Forgets what signing in leaves behind: steps past their time and old tries. Sessions stay listed; their end is in their row. */
export async function pruneSignIns(desk: Desk): Promise<void> {
  const now = desk.clock();
  await inScope(desk.database, systemScope, async (tx) => {
    await tx.deleteFrom("sign_in_step").where("expires_at", "<", now).execute();
    await tx
      .deleteFrom("sign_in_attempt")
      .where("at", "<", new Date(now.getTime() - triesKept))
      .execute();
  });
}
