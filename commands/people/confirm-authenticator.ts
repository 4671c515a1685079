import { z } from "zod";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { House } from "../house.ts";
import { stepOfCode } from "./authenticator-code.ts";
import { openAuthenticatorSecret } from "./authenticator-secret.ts";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-code.ts";
import { peekStep, takeStep } from "./sign-in-step.ts";
import { counters, countTry, forgiveTry } from "./try-limit.ts";

const sealedContent = z.object({ sealed: z.base64() });

/**
 * Finishes setting up an authenticator app with its first code. Former recovery codes end; the new ones are shown this once.
 * @returns ten recovery codes
 * @throws Refusal "not-complete" where nothing was begun, "wrong-credentials", "too-many-tries"
 */
export async function confirmAuthenticator(
  house: Pick<House, "database" | "clock" | "secrets">,
  scope: PersonScope,
  code: string,
): Promise<string[]> {
  const key = scope.sessionId ?? "no session";
  const begun = await inScope(house.database, systemScope, (tx) =>
    peekStep(tx, "new-authenticator", key, house.clock()),
  );
  const content = sealedContent.safeParse(begun?.content);
  if (!content.success) throw new Refusal("not-complete", "begin setting up the authenticator app again");
  const sealed = Buffer.from(content.data.sealed, "base64");
  const counted = await countTry(house, [counters.secondFactor(scope.personId)]);
  const step = stepOfCode(openAuthenticatorSecret(house.secrets, scope.personId, sealed), code, house.clock());
  if (step === null) throw new Refusal("wrong-credentials");
  await forgiveTry(house, counted);
  const taken = await inScope(house.database, systemScope, (tx) =>
    takeStep(tx, "new-authenticator", key, house.clock()),
  );
  if (taken === null) throw new Refusal("already-done");
  return await storeAuthenticator(house, scope, sealed, step);
}

async function storeAuthenticator(
  house: Pick<House, "database" | "clock">,
  scope: PersonScope,
  sealed: Buffer,
  step: number,
): Promise<string[]> {
  const codes = newRecoveryCodes();
  const whose = { organisation_id: scope.organisationId, person_id: scope.personId };
  await actInOrganisation(house, scope, async (act) => {
    await act.tx
      .updateTable("person")
      .set({ authenticator_secret: sealed, authenticator_confirmed_at: act.at, authenticator_last_step: step })
      .where("id", "=", scope.personId)
      .execute();
    await act.tx.deleteFrom("recovery_code").where("person_id", "=", scope.personId).execute();
    const rows = codes.map((code) => ({ ...whose, code_hash: recoveryCodeHash(code) }));
    await act.tx.insertInto("recovery_code").values(rows).execute();
    // The code just given was a second factor.
    const session = act.tx.updateTable("session").set({ second_factor_at: act.at }).where("id", "=", scope.sessionId);
    await session.execute();
    const detail = { kind: "authenticator" };
    await act.record(scope.organisationId, { kind: "second-factor-added", subject: scope.personId, detail });
  });
  return codes;
}
