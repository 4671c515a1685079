import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personId } from "#contract/ids.ts";
import type { Role } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { verifyChain } from "#custody/chain.ts";
import { ableReader, type GivenOrganisation, type GivenPerson, givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { visitor } from "../kit/visitor.ts";
import { eventsOf, givenAccount, password, signedIn, withAuthenticator } from "./accounts.ts";

let service: TestService;
let organisation: GivenOrganisation;
let administrator: GivenPerson;
beforeAll(async () => {
  service = await startService();
  organisation = await givenOrganisation(service);
  administrator = await givenPerson(service, organisation, { roles: ["administrator"] });
});
afterAll(() => service.close());

const change = (id: GivenPerson["id"], roles: Role[], disabled = false) => ({
  params: { personId: id },
  body: { roles, disabled },
});

describe("the people of an organisation", () => {
  it("are listed for administrators and coordinators, without another organisation's", async () => {
    const other = await givenOrganisation(service, { name: "Elsewhere" });
    const theirs = await givenPerson(service, other, { roles: ["administrator"] });
    const reader = await givenPerson(service, organisation, { roles: ["radiologist"], profile: ableReader });
    await withAuthenticator(service, reader);
    const coordinator = await givenPerson(service, organisation, { roles: ["coordinator"] });
    for (const who of [administrator, coordinator]) {
      const { people } = await who.call(peopleRoutes.listPeople, {});
      expect(people.map((row) => row.id)).toContain(reader.id);
      expect(people.map((row) => row.id)).not.toContain(theirs.id);
      expect(people.find((row) => row.id === reader.id)).toMatchObject({ hasSecondFactor: true, profile: ableReader });
    }
    const { people } = await theirs.call(peopleRoutes.listPeople, {});
    expect(people.map((row) => row.id)).toEqual([theirs.id]);
    for (const role of ["patient", "referrer", "radiologist", "adjudicator", "quality-lead"] as const) {
      const person = await givenPerson(service, organisation, { roles: [role] });
      expect(await person.refusal(peopleRoutes.listPeople, {})).toBe("not-permitted");
      expect(await person.refusal(peopleRoutes.changePerson, change(person.id, ["administrator"]))).toBe(
        "not-permitted",
      );
    }
    expect(await visitor(service.url).refusal(peopleRoutes.listPeople, {})).toBe("not-signed-in");
  });

  it("lose their sessions when their roles change", async () => {
    const person = await givenAccount(service, organisation, { roles: ["coordinator"] });
    await administrator.call(peopleRoutes.changePerson, change(person.id, ["referrer"]));
    expect(await person.refusal(peopleRoutes.listSessions, {})).toBe("not-signed-in");
    const again = await signedIn(service, person.email);
    expect((await again.call(peopleRoutes.getMe, {})).me?.roles).toEqual(["referrer"]);
    // The same once more changes nothing and ends nothing.
    await administrator.call(peopleRoutes.changePerson, change(person.id, ["referrer", "referrer"]));
    expect((await again.call(peopleRoutes.getMe, {})).me?.roles).toEqual(["referrer"]);
    const kinds = (await eventsOf(service, organisation, person.id)).map((event) => event.kind);
    expect(kinds).toEqual(["person-changed", "sign-in"]);
  });

  it("cannot come in while disabled, also not with a half-finished sign-in, and can again afterwards", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const { recoveryCodes } = await withAuthenticator(service, person);
    const half = await signedIn(service, person.email);
    await administrator.call(peopleRoutes.changePerson, change(person.id, ["radiologist"], true));
    expect((await person.call(peopleRoutes.getMe, {})).me).toBeNull();
    const proof = { body: { kind: "recovery" as const, code: recoveryCodes[0] ?? "" } };
    expect(await half.refusal(peopleRoutes.signInSecondFactor, proof)).toBe("not-signed-in");
    const tried = { body: { email: person.email, password } };
    expect(await visitor(service.url).refusal(peopleRoutes.signIn, tried)).toBe("wrong-credentials");
    await administrator.call(peopleRoutes.changePerson, change(person.id, ["radiologist"]));
    const { next } = await visitor(service.url).call(peopleRoutes.signIn, tried);
    expect(next).toBe("second-factor");
  });

  it("always keep an administrator", async () => {
    const home = await givenOrganisation(service, { name: "Small Practice" });
    const [a, b] = [
      await givenPerson(service, home, { roles: ["administrator"] }),
      await givenPerson(service, home, { roles: ["administrator", "coordinator"] }),
    ];
    const outcomes = await Promise.all([
      a.send(peopleRoutes.changePerson, change(b.id, ["coordinator"])),
      b.send(peopleRoutes.changePerson, change(a.id, ["patient"], true)),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 200)).toHaveLength(1);
    const last = outcomes[0]?.status === 200 ? a : b;
    expect(await last.refusal(peopleRoutes.changePerson, change(last.id, ["coordinator"]))).toBe("not-permitted");
    expect(await last.refusal(peopleRoutes.changePerson, change(last.id, ["administrator"], true))).toBe(
      "not-permitted",
    );
    expect((await last.call(peopleRoutes.getMe, {})).me?.roles).toContain("administrator");
  });

  it("of another organisation are not found", async () => {
    const other = await givenOrganisation(service, { name: "Elsewhere" });
    const theirs = await givenPerson(service, other, { roles: ["radiologist"] });
    const nobody = personId.parse(randomUUID());
    for (const id of [theirs.id, nobody]) {
      expect(await administrator.refusal(peopleRoutes.changePerson, change(id, ["patient"]))).toBe("not-found");
      const params = { personId: id };
      expect(await administrator.refusal(peopleRoutes.changeProfile, { params, body: ableReader })).toBe("not-found");
    }
    expect((await theirs.call(peopleRoutes.getMe, {})).me?.roles).toEqual(["radiologist"]);
  });
});

describe("a reader's profile", () => {
  it("is written and written again by an administrator alone", async () => {
    const reader = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const params = { personId: reader.id };
    expect(await reader.refusal(peopleRoutes.changeProfile, { params, body: ableReader })).toBe("not-permitted");
    await administrator.call(peopleRoutes.changeProfile, { params, body: ableReader });
    const changed = { ...ableReader, modalities: ["MR" as const] };
    await administrator.call(peopleRoutes.changeProfile, { params, body: changed });
    const { people } = await administrator.call(peopleRoutes.listPeople, {});
    expect(people.find((row) => row.id === reader.id)?.profile).toEqual(changed);
  });

  it("holds no licence that ends before it begins", async () => {
    const reader = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const licences = [{ jurisdiction: "DE", number: "1", validFrom: "2026-01-02", validUntil: "2026-01-01" }];
    const sent = { params: { personId: reader.id }, body: { ...ableReader, licences } };
    expect(await administrator.refusal(peopleRoutes.changeProfile, sent)).toBe("not-valid");
  });
});

describe("the organisation's events", () => {
  it("are an unbroken chain, a hundred at a time, for administrators of this organisation alone", async () => {
    const home = await givenOrganisation(service, { name: "Eventful" });
    const boss = await givenPerson(service, home, { roles: ["administrator"] });
    const reader = await givenPerson(service, home, { roles: ["radiologist"] });
    const params = { personId: reader.id };
    for (let i = 0; i < 105; i += 5) {
      const five = Array.from({ length: 5 }, () => boss.call(peopleRoutes.changeProfile, { params, body: ableReader }));
      await Promise.all(five);
    }
    const { events: newest } = await boss.call(peopleRoutes.listOrganisationEvents, {});
    expect(newest).toHaveLength(100);
    const query = { before: newest.at(-1)?.sequence };
    const { events: oldest } = await boss.call(peopleRoutes.listOrganisationEvents, { query });
    expect(oldest).toHaveLength(5);
    const chain = [...newest, ...oldest].toReversed();
    expect(verifyChain(chain)).toMatchObject({ sound: true, count: 105 });
    expect(new Set(chain.map((event) => event.actor.id))).toEqual(new Set([boss.id]));
    expect(await reader.refusal(peopleRoutes.listOrganisationEvents, {})).toBe("not-permitted");
    const { events: ours } = await administrator.call(peopleRoutes.listOrganisationEvents, {});
    expect(ours.filter((event) => event.chain === home.id)).toEqual([]);
  });
});
