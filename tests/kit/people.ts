import { randomUUID } from "node:crypto";
import type { House } from "#commands/house.ts";
import { newToken, tokenHash } from "#commands/people/token.ts";
import { type OrganisationId, organisationId, type PersonId, personId, sessionId } from "#contract/ids.ts";
import type { ReaderProfile, Role, ServiceRole } from "#contract/people.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** What people are made with: a service of the tests, or one that runs as a process of its own. */
export type ServiceForPeople = { url: string; house: Pick<House, "database" | "clock"> };

export type GivenOrganisation = { id: OrganisationId; name: string };

/** Somebody signed in: calls as a browser does, and the scope for tests that call commands themselves. */
export type GivenPerson = Visitor & { id: PersonId; name: string; email: string; roles: Role[]; scope: PersonScope };

const sessionHours = 12;

export async function givenOrganisation(
  service: ServiceForPeople,
  { name = "City Hospital", jurisdiction = "DE" }: { name?: string; jurisdiction?: string } = {},
): Promise<GivenOrganisation> {
  const id = organisationId.parse(randomUUID());
  await inScope(service.house.database, systemScope, (tx) =>
    tx.insertInto("organisation").values({ id, name, jurisdiction }).execute(),
  );
  return { id, name };
}

/** A reader who may read everything anywhere that tests come from. */
export const ableReader: ReaderProfile = {
  modalities: ["CR", "DX", "CT", "MR", "US", "MG", "XA", "RF", "NM", "PT", "OT"],
  subspecialties: ["neuro", "chest", "musculoskeletal", "breast", "abdominal", "general"],
  languages: ["en", "de"],
  institution: "Second Opinion Institute",
  credentials: "Consultant radiologist",
  maxOpenCases: 50,
  licences: [{ jurisdiction: "DE", number: "L-1", validFrom: "2000-01-01", validUntil: "2099-12-31" }],
};

/**
 * A person of the organisation with a session, made directly: tests do not pay for hashing a password each time.
 * @param who `secondFactor`: the session counts as confirmed with a second factor just now
 */
export async function givenPerson(
  service: ServiceForPeople,
  organisation: GivenOrganisation,
  who: { roles: Role[]; name?: string; email?: string; profile?: ReaderProfile; secondFactor?: boolean },
): Promise<GivenPerson> {
  const { house } = service;
  const id = personId.parse(randomUUID());
  const session = sessionId.parse(randomUUID());
  const token = newToken();
  const name = who.name ?? `${who.roles[0] ?? "nobody"} ${id.slice(0, 4)}`;
  const email = who.email ?? `${id}@example.org`;
  const at = house.clock();
  const own = { organisation_id: organisation.id, person_id: id };
  await inScope(house.database, systemScope, async (tx) => {
    await tx.insertInto("person").values({ id, organisation_id: organisation.id, email, name }).execute();
    for (const role of who.roles)
      await tx
        .insertInto("person_role")
        .values({ ...own, role })
        .execute();
    if (who.profile !== undefined) {
      await tx
        .insertInto("reader_profile")
        .values({ ...own, content: JSON.stringify(who.profile) })
        .execute();
    }
    await tx
      .insertInto("session")
      .values({
        ...own,
        id: session,
        token_hash: tokenHash(token),
        created_at: at,
        last_seen_at: at,
        expires_at: new Date(at.getTime() + sessionHours * 3600_000),
        second_factor_at: who.secondFactor === true ? at : null,
      })
      .execute();
  });
  const browser = visitor(service.url);
  browser.cookies.set("overread_session", { value: token, path: "/" });
  const scope: PersonScope = {
    kind: "person",
    organisationId: organisation.id,
    personId: id,
    name,
    roles: who.roles,
    sessionId: session,
  };
  return { ...browser, id, name, email, roles: who.roles, scope };
}

/** A visitor with a service token. */
export async function givenToken(
  service: ServiceForPeople,
  organisation: GivenOrganisation,
  role: ServiceRole = "integrator",
): Promise<Visitor & { token: string }> {
  const token = newToken();
  const at = service.house.clock();
  await inScope(service.house.database, systemScope, (tx) =>
    tx
      .insertInto("service_token")
      .values({
        id: randomUUID(),
        organisation_id: organisation.id,
        token_hash: tokenHash(token),
        name: "a test",
        role,
        expires_at: new Date(at.getTime() + 86_400_000),
      })
      .execute(),
  );
  return { ...visitor(service.url, { authorization: `Bearer ${token}` }), token };
}
