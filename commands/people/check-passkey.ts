import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { relyingParty } from "./relying-party.ts";
import { takeStep } from "./sign-in-step.ts";
import { type Assertion, readAssertion } from "./webauthn-message.ts";

const challengeContent = z.object({ challenge: z.string() });

type Wanted = {
  /** The key under which the challenge was begun. */
  challengeKey: string;
  /** Whose passkey it must be; null where the passkey itself says who signs in. */
  personId: string | null;
  /** Fingerprint, face or PIN, where the passkey stands for both factors. */
  userVerified: boolean;
};

/**
 * Checks a passkey's answer to a challenge (Web Authentication Level 3, 7.2). The challenge is used up, right or wrong.
 * @returns whose passkey it is and whether it was right; null where no such passkey or challenge is known
 */
export async function checkPasskey(
  house: Pick<House, "database" | "clock" | "settings">,
  message: unknown,
  wanted: Wanted,
): Promise<{ personId: string; right: boolean } | null> {
  const response = readAssertion(message);
  const at = house.clock();
  const found = await inScope(house.database, systemScope, async (tx) => {
    const step = await takeStep(tx, "passkey", wanted.challengeKey, at);
    const passkey = await tx
      .selectFrom("passkey")
      .select(["id", "person_id", "public_key", "counter", "transports"])
      .where("id", "=", response.id)
      .executeTakeFirst();
    return { step, passkey };
  });
  const content = challengeContent.safeParse(found.step?.content);
  const { passkey } = found;
  if (!content.success || passkey === undefined) return null;
  if (wanted.personId !== null && passkey.person_id !== wanted.personId) return null;
  if (!handleFits(response, passkey.person_id)) return { personId: passkey.person_id, right: false };
  const counter = await verifiedCounter(house, response, content.data.challenge, passkey, wanted.userVerified);
  if (counter === null) return { personId: passkey.person_id, right: false };
  await inScope(house.database, systemScope, async (tx) => {
    await tx.updateTable("passkey").set({ counter, last_used_at: at }).where("id", "=", passkey.id).execute();
  });
  return { personId: passkey.person_id, right: true };
}

/** The user handle is the person's id, as given at registration (start-passkey.ts). */
function handleFits(response: Assertion, personId: string): boolean {
  const handle = response.response.userHandle;
  return handle === undefined || handle === "" || Buffer.from(handle, "base64url").toString("utf8") === personId;
}

type StoredPasskey = { id: string; public_key: Buffer; counter: number; transports: string[] };

async function verifiedCounter(
  house: Pick<House, "settings">,
  response: Assertion,
  challenge: string,
  passkey: StoredPasskey,
  userVerified: boolean,
): Promise<number | null> {
  const party = relyingParty(house.settings);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
        transports: passkey.transports,
      },
      requireUserVerification: userVerified,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for a wrong origin, challenge or signature and for a counter that went back (a copied key): all a "no".
    return null;
  }
}
