import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

const kept = 30 * 24 * 3_600_000;

/** For the worker, once a day: forgets half-finished sign-ins whose time is over and tries older than thirty days. */
export async function sweepSignIns(desk: Desk): Promise<{ steps: number; tries: number }> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const at = desk.clock();
    const steps = await tx.deleteFrom("sign_in_step").where("expires_at", "<=", at).executeTakeFirst();
    const old = new Date(at.getTime() - kept);
    const tries = await tx.deleteFrom("sign_in_attempt").where("at", "<", old).executeTakeFirst();
    return { steps: Number(steps.numDeletedRows), tries: Number(tries.numDeletedRows) };
  });
}
