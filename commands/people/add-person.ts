import { randomUUID } from "node:crypto";
import { type OrganisationId, personId } from "#contract/ids.ts";
import type { ReaderProfile, Role } from "#contract/people.ts";
import type { Tx } from "#store/database.ts";
import type { Admitted } from "./admit.ts";

export type NewPerson = {
  organisationId: OrganisationId;
  email: string;
  name: string;
  roles: readonly Role[];
  passwordHash: string | null;
  oidcSubject?: string;
  profile?: ReaderProfile | null;
};

/** Adds a person with roles and profile; null where the e-mail (or the provider's account) is taken, in whichever organisation. */
export async function addPerson(tx: Tx, person: NewPerson, at: Date): Promise<Admitted | null> {
  const id = personId.parse(randomUUID());
  const added = await tx
    .insertInto("person")
    .values({
      id,
      organisation_id: person.organisationId,
      email: person.email,
      name: person.name,
      password_hash: person.passwordHash,
      oidc_subject: person.oidcSubject ?? null,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return null;
  const whose = { organisation_id: person.organisationId, person_id: id };
  const roles = [...new Set(person.roles)].map((role) => ({ ...whose, role }));
  await tx.insertInto("person_role").values(roles).execute();
  if (person.profile != null) {
    const content = JSON.stringify(person.profile);
    await tx
      .insertInto("reader_profile")
      .values({ ...whose, content, changed_at: at })
      .execute();
  }
  return { id, organisationId: person.organisationId, name: person.name };
}
