import type { Desk } from "#commands/house.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { newToken, tokenHash } from "./token.ts";

/** Long enough to be found again the next morning. */
const validFor = 24 * 3600_000;

/**
 * The token of a new one-time link with which the first administrator sets the service up; null where somebody is there already.
 * Links of earlier starts end.
 */
export async function offerSetUp(desk: Desk): Promise<string | null> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const somebody = await tx.selectFrom("person").select("id").where("demo", "=", false).limit(1).executeTakeFirst();
    if (somebody !== undefined) return null;
    const at = desk.clock();
    await tx.updateTable("setup_link").set({ expires_at: at }).where("expires_at", ">", at).execute();
    const token = newToken();
    const expires = new Date(at.getTime() + validFor);
    await tx
      .insertInto("setup_link")
      .values({ token_hash: tokenHash(token), expires_at: expires })
      .execute();
    return token;
  });
}
