import { z } from "zod";
import { Refusal } from "#contract/refusals.ts";
import type { SecondFactorProof } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type Admission, admitted, type Caller, openSession } from "./admit.ts";
import { answerEvenly } from "./answer-evenly.ts";
import { checkSecondFactor, type ProofHouse } from "./check-second-factor.ts";
import { peekStep, takeStep } from "./sign-in-step.ts";

const firstProof = z.object({ by: z.string() });

/**
 * Second step of signing in. A wrong code leaves the half-finished sign-in open until its five minutes are over.
 * @param stepToken from the first step's cookie
 * @throws Refusal "not-signed-in" where the first step is missing or over, "wrong-credentials", "too-many-tries"
 */
export async function finishSignIn(
  house: ProofHouse,
  stepToken: string | undefined,
  proof: SecondFactorProof,
  caller: Caller,
): Promise<Admission> {
  if (stepToken === undefined) throw new Refusal("not-signed-in");
  const begun = await inScope(house.database, systemScope, (tx) =>
    peekStep(tx, "second-factor", stepToken, house.clock()),
  );
  const personId = begun?.personId ?? null;
  if (personId === null) throw new Refusal("not-signed-in");
  await answerEvenly(() => checkSecondFactor(house, personId, proof, stepToken));
  return await inScope(house.database, systemScope, async (tx) => {
    const at = house.clock();
    const step = await takeStep(tx, "second-factor", stepToken, at);
    const person = await tx
      .selectFrom("person")
      .select(["id", "organisation_id", "name"])
      .where("id", "=", personId)
      .where("disabled_at", "is", null)
      .executeTakeFirst();
    if (step === null || person === undefined) throw new Refusal("not-signed-in");
    const { by } = firstProof.parse(step.content);
    return { next: "done", token: await openSession(tx, admitted(person), [by, proof.kind], true, caller, at) };
  });
}
