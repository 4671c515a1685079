import { Refusal } from "#contract/refusals.ts";
import type { SecondFactorProof } from "#contract/routes/people.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import { answerEvenly } from "./answer-evenly.ts";
import { checkSecondFactor, type ProofHouse } from "./check-second-factor.ts";
import { secondFactorsOf } from "./second-factors.ts";

/**
 * A signed-in person proves the second factor again: before signing a report, or before changing how to sign in.
 * A passkey's challenge must have been begun in the same session.
 * @throws Refusal "second-factor-missing" where none is set up, "wrong-credentials", "too-many-tries"
 */
export async function proveSecondFactor(
  house: ProofHouse,
  scope: PersonScope,
  proof: SecondFactorProof,
): Promise<void> {
  const { methods, demo } = await inScope(house.database, systemScope, async (tx) => ({
    methods: await secondFactorsOf(tx, scope.personId),
    demo: await tx.selectFrom("person").select("demo").where("id", "=", scope.personId).executeTakeFirst(),
  }));
  const demonstrates = house.settings.demo && demo?.demo === true;
  if (methods.length === 0 && !demonstrates) throw new Refusal("second-factor-missing");
  await answerEvenly(() => checkSecondFactor(house, scope.personId, proof, scope.sessionId ?? "no session"));
  await inScope(house.database, scope, async (tx) => {
    await tx
      .updateTable("session")
      .set({ second_factor_at: house.clock() })
      .where("id", "=", scope.sessionId)
      .where("person_id", "=", scope.personId)
      .execute();
  });
}
