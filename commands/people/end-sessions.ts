import type { SessionId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

/** Ends all of a person's sessions but for the one given. @returns how many */
export async function endSessions(tx: Tx, personId: string, except: SessionId | null, at: Date): Promise<number> {
  let open = tx
    .updateTable("session")
    .set({ revoked_at: at })
    .where("person_id", "=", personId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at);
  if (except !== null) open = open.where("id", "<>", except);
  const ended = await open.executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/** Ends what a person (or somebody with the old password) has half done: sign-ins that wait for the second factor. */
export async function endHalfSignIns(desk: Desk, personId: string): Promise<void> {
  await inScope(desk.database, systemScope, async (tx) => {
    const steps = tx.deleteFrom("sign_in_step").where("person_id", "=", personId);
    await steps.where("kind", "=", "second-factor").execute();
  });
}
