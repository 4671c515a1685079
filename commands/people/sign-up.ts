import { type OrganisationId, organisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { recordEvent } from "../record-event.ts";
import { addPerson } from "./add-person.ts";
import { type Admission, admit, type Caller } from "./admit.ts";
import { answerEvenly } from "./answer-evenly.ts";
import { findByEmail } from "./find-by-email.ts";
import { hashPassword } from "./password.ts";
import { signIn } from "./sign-in.ts";
import { counters, countTry } from "./try-limit.ts";
import { refuseWeakPassword } from "./weak-password.ts";

/** The organisation that patients may join by themselves: the oldest that allows it. */
export async function openOrganisation(tx: Tx): Promise<{ id: OrganisationId; name: string } | null> {
  const row = await tx
    .selectFrom("organisation")
    .select(["id", "name"])
    .where("self_registration", "=", true)
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { id: organisationId.parse(row.id), name: row.name };
}

/**
 * A patient makes an account and is signed in. For an e-mail that has an account already this is a sign-in and nothing else:
 * the right password lets the owner in, any other gets sign-in's "wrong-credentials", and counts as a try like there. So nobody
 * can change or take over an account through this door, nor learn more than sign-in tells; a stranger who wants to know
 * whether an e-mail is here has ten tries an hour, and leaves an account behind for each that is not.
 * @throws Refusal "not-permitted" where nobody may, "weak-password", "wrong-credentials", "too-many-tries"
 */
export async function signUp(
  desk: Desk,
  input: { name: string; email: string; password: string },
  caller: Caller,
): Promise<Admission> {
  const organisation = await inScope(desk.database, systemScope, openOrganisation);
  if (organisation === null) throw new Refusal("not-permitted");
  refuseWeakPassword(input.password, { ...input, organisationName: organisation.name });
  await countTry(desk, [counters.signUp(caller.address)]);
  const taken = await inScope(desk.database, systemScope, (tx) => findByEmail(tx, input.email));
  if (taken !== undefined) return await signIn(desk, input, caller);
  return await answerEvenly(() => addPatient(desk, organisation.id, input, caller));
}

async function addPatient(
  desk: Desk,
  organisation: OrganisationId,
  input: { name: string; email: string; password: string },
  caller: Caller,
): Promise<Admission> {
  const passwordHash = await hashPassword(input.password);
  return await inScope(desk.database, systemScope, async (tx) => {
    const at = desk.clock();
    const { email, name } = input;
    const person = await addPerson(
      tx,
      { organisationId: organisation, email, name, roles: ["patient"], passwordHash },
      at,
    );
    if (person === null) throw new Refusal("wrong-credentials");
    const actor = { kind: "person", id: person.id, name } as const;
    const detail = { by: "sign-up", roles: ["patient"] };
    const chain = { organisationId: organisation, caseId: null };
    await recordEvent(tx, chain, actor, at, { kind: "person-joined", subject: person.id, detail });
    return await admit(tx, person, "sign-up", caller, at);
  });
}
