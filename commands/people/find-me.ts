import { organisationId, personId } from "#contract/ids.ts";
import type { Me } from "#contract/people.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { secondFactorsOf } from "./second-factors.ts";
import { openOrganisation } from "./sign-up.ts";

/**
 * The signed-in person as the web application knows it. In a demonstration its people count as having an authenticator app:
 * they confirm with the demonstration's code (check-second-factor.ts).
 */
export async function findMe(house: Pick<House, "database" | "settings">, scope: PersonScope): Promise<Me> {
  return await inScope(house.database, scope, async (tx) => {
    const row = await tx
      .selectFrom("person")
      .innerJoin("organisation", "organisation.id", "person.organisation_id")
      .select(["person.id", "person.organisation_id", "person.email", "person.name", "person.demo"])
      .select("organisation.name as organisation_name")
      .where("person.id", "=", scope.personId)
      .executeTakeFirstOrThrow();
    const passkeys = await tx
      .selectFrom("passkey")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("person_id", "=", scope.personId)
      .executeTakeFirstOrThrow();
    const factors = await secondFactorsOf(tx, scope.personId);
    const demonstrates = house.settings.demo && row.demo;
    return {
      id: personId.parse(row.id),
      organisationId: organisationId.parse(row.organisation_id),
      email: row.email,
      name: row.name,
      roles: [...scope.roles],
      organisationName: row.organisation_name,
      hasAuthenticator: demonstrates || factors.includes("authenticator"),
      passkeys: Number(passkeys.count),
      demo: demonstrates,
    };
  });
}

/** May a patient make an account here? */
export async function allowsSelfRegistration(house: Pick<House, "database">): Promise<boolean> {
  return await inScope(house.database, systemScope, async (tx) => (await openOrganisation(tx)) !== null);
}
