import { Refusal } from "#contract/refusals.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { type Admission, admit, admitted, type Caller } from "./admit.ts";
import { answerEvenly } from "./answer-evenly.ts";
import { findByEmail } from "./find-by-email.ts";
import { hashPassword, isOutdated, passwordFits } from "./password.ts";
import { recordFailedSignIn } from "./record-failed-sign-in.ts";
import { counters, countTry, forgiveTry, isKnownThere } from "./try-limit.ts";

/**
 * First step of signing in. An unknown e-mail, a disabled account and a wrong password get the same answer in the same time.
 * Tries are counted by e-mail and by address. Where the person has signed in from the address before, the person at that
 * address is counted instead of the e-mail: a stranger elsewhere who keeps trying cannot keep the owner out.
 * @throws Refusal "wrong-credentials", "too-many-tries"
 */
export async function signIn(
  desk: Desk,
  input: { email: string; password: string },
  caller: Caller,
): Promise<Admission> {
  return await answerEvenly(async () => {
    const known = await isKnownThere(desk, input.email, caller.address);
    const person = known ? counters.known(input.email, caller.address) : counters.email(input.email);
    const counted = await countTry(desk, [person, counters.address(caller.address)]);
    const admission = await checkPassword(desk, input, caller);
    const also = known ? [] : [counters.known(input.email, caller.address)];
    await forgiveTry(desk, { ids: counted.ids, counters: [...counted.counters, ...also] });
    return admission;
  });
}

async function checkPassword(desk: Desk, input: { email: string; password: string }, caller: Caller) {
  const row = await inScope(desk.database, systemScope, (tx) => findByEmail(tx, input.email));
  const fits = await passwordFits(row?.password_hash ?? null, input.password);
  if (row === undefined || !fits || row.disabled_at !== null) {
    if (row !== undefined) await recordFailedSignIn(desk, admitted(row), "password");
    throw new Refusal("wrong-credentials");
  }
  const renewed = isOutdated(row.password_hash ?? "") ? await hashPassword(input.password) : null;
  return await inScope(desk.database, systemScope, async (tx) => {
    if (renewed !== null) {
      const same = tx.updateTable("person").set({ password_hash: renewed }).where("id", "=", row.id);
      await same.where("password_hash", "=", row.password_hash).execute();
    }
    return await admit(tx, admitted(row), "password", caller, desk.clock());
  });
}
