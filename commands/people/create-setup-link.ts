import { sql } from "kysely";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { newToken, tokenHash } from "./token.ts";

const lasts = 24 * 3_600_000;

/**
 * The one-time link for the console of a first start; null as soon as there is an organisation.
 * Earlier links end: the last one printed is the one that opens.
 */
export async function createSetupLink(
  house: Pick<House, "database" | "clock" | "settings">,
): Promise<{ link: string; expiresAt: Date } | null> {
  return await inScope(house.database, systemScope, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('set-up', 13))`.execute(tx);
    const organisation = await tx.selectFrom("organisation").select("id").limit(1).executeTakeFirst();
    if (organisation !== undefined) return null;
    const at = house.clock();
    await tx.updateTable("setup_link").set({ expires_at: at }).where("expires_at", ">", at).execute();
    const token = newToken();
    const expiresAt = new Date(at.getTime() + lasts);
    await tx
      .insertInto("setup_link")
      .values({ token_hash: tokenHash(token), expires_at: expiresAt })
      .execute();
    return { link: `${house.settings.url}/setup/${token}`, expiresAt };
  });
}
