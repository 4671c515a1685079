import { organisationId, personId } from "#contract/ids.ts";
import { type Person, type ReaderProfile, type Role, readerProfile, role } from "#contract/people.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

export type PersonRow = Person & {
  disabledAt: string | null;
  hasSecondFactor: boolean;
  profile: ReaderProfile | null;
};

/** Everybody of the organisation, by name. */
export async function listPeople(desk: Desk, scope: PersonScope): Promise<PersonRow[]> {
  return await inScope(desk.database, scope, async (tx) => {
    const people = await tx
      .selectFrom("person")
      .leftJoin("reader_profile", "reader_profile.person_id", "person.id")
      .select([
        "person.id",
        "person.organisation_id",
        "person.email",
        "person.name",
        "person.disabled_at",
        "person.authenticator_confirmed_at",
        "reader_profile.content",
      ])
      .orderBy("person.name")
      .orderBy("person.id")
      .execute();
    const roles = Map.groupBy(
      await tx.selectFrom("person_role").select(["person_id", "role"]).execute(),
      (row) => row.person_id,
    );
    const withPasskey = new Set(
      (await tx.selectFrom("passkey").select("person_id").distinct().execute()).map((row) => row.person_id),
    );
    return people.map((row) => ({
      id: personId.parse(row.id),
      organisationId: organisationId.parse(row.organisation_id),
      email: row.email,
      name: row.name,
      roles: (roles.get(row.id) ?? []).map((given): Role => role.parse(given.role)).toSorted(),
      disabledAt: row.disabled_at?.toISOString() ?? null,
      hasSecondFactor: row.authenticator_confirmed_at !== null || withPasskey.has(row.id),
      profile: readerProfile.nullable().parse(row.content),
    }));
  });
}
