import { type VerifiedRegistrationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { House } from "../house.ts";
import { relyingParty } from "./relying-party.ts";
import { requireRecentSecondFactor } from "./second-factors.ts";
import { takeStep } from "./sign-in-step.ts";
import { passkeyAlgorithms } from "./start-passkey.ts";
import { readAttestation } from "./webauthn-message.ts";

const challengeContent = z.object({ challenge: z.string() });

/**
 * Adds the passkey that the device has made for `startPasskey` in this session (Web Authentication Level 3, 7.1).
 * @throws Refusal "second-factor-needed", "not-valid" where the answer fits no challenge of this session, "already-done"
 */
export async function addPasskey(
  house: Pick<House, "database" | "clock" | "settings">,
  scope: PersonScope,
  input: { name: string; response: unknown },
): Promise<void> {
  const response = readAttestation(input.response);
  await inScope(house.database, scope, (tx) => requireRecentSecondFactor(tx, scope, house.clock()));
  const step = await inScope(house.database, systemScope, (tx) =>
    takeStep(tx, "new-passkey", scope.sessionId ?? "no session", house.clock()),
  );
  const content = challengeContent.safeParse(step?.content);
  if (!content.success) throw new Refusal("not-valid", "begin again: there is no open challenge");
  const made = await verify(house, response, content.data.challenge);
  await actInOrganisation(house, scope, async (act) => {
    const added = await act.tx
      .insertInto("passkey")
      .values({
        id: made.credential.id,
        organisation_id: scope.organisationId,
        person_id: scope.personId,
        name: input.name,
        public_key: Buffer.from(made.credential.publicKey),
        counter: made.credential.counter,
        transports: response.response.transports ?? [],
        created_at: act.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) throw new Refusal("already-done");
    const detail = { kind: "passkey", name: input.name };
    await act.record(scope.organisationId, { kind: "second-factor-added", subject: scope.personId, detail });
  });
}

async function verify(
  house: Pick<House, "settings">,
  response: ReturnType<typeof readAttestation>,
  challenge: string,
): Promise<NonNullable<VerifiedRegistrationResponse["registrationInfo"]>> {
  const party = relyingParty(house.settings);
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
    supportedAlgorithmIDs: passkeyAlgorithms,
  }).catch(() => null);
  if (checked === null || !checked.verified) throw new Refusal("not-valid", "the passkey's answer does not fit");
  return checked.registrationInfo;
}
