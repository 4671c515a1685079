import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proveSecondFactor } from "#commands/people/prove-second-factor.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type GivenOrganisation, type GivenPerson, givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { visitor } from "../kit/visitor.ts";

let service: TestService;
let organisation: GivenOrganisation;
let reader: GivenPerson;
let real: GivenPerson;
beforeAll(async () => {
  service = await startService({ settings: { demo: true } });
  organisation = await givenOrganisation(service);
  reader = await givenPerson(service, organisation, { roles: ["radiologist"] });
  real = await givenPerson(service, organisation, { roles: ["administrator"] });
  await inScope(service.house.database, systemScope, (tx) =>
    tx.updateTable("person").set({ demo: true }).where("id", "=", reader.id).execute(),
  );
});
afterAll(() => service.close());

const confirm = { kind: "authenticator" as const, code: "000000" };

describe("a demonstration", () => {
  it("signs its own people in with one click, and nobody else", async () => {
    const browser = visitor(service.url);
    const { people } = await browser.call(peopleRoutes.demoPeople, {});
    expect(people.map((person) => person.id)).toEqual([reader.id]);
    expect(people[0]?.about).not.toBe("");
    expect(await browser.refusal(peopleRoutes.demoSignIn, { body: { personId: real.id } })).toBe("not-found");
    await browser.call(peopleRoutes.demoSignIn, { body: { personId: reader.id } });
    const door = await browser.call(peopleRoutes.getMe, {});
    expect(door).toMatchObject({ demo: true, me: { id: reader.id, demo: true, hasAuthenticator: true } });
    await browser.call(peopleRoutes.confirmSecondFactor, { body: confirm });
  });

  it("has a code of its own for its people alone", async () => {
    await proveSecondFactor(service.house, reader.scope, confirm);
    await expect(proveSecondFactor(service.house, real.scope, confirm)).rejects.toMatchObject({
      code: "second-factor-missing",
    });
    const wrong = { ...confirm, code: "000001" };
    await expect(proveSecondFactor(service.house, reader.scope, wrong)).rejects.toMatchObject({
      code: "wrong-credentials",
    });
  });

  it("is not there in a service that is none", async () => {
    service.house.settings.demo = false;
    const browser = visitor(service.url);
    expect(await browser.refusal(peopleRoutes.demoPeople, {})).toBe("not-found");
    expect(await browser.refusal(peopleRoutes.demoSignIn, { body: { personId: reader.id } })).toBe("not-found");
    expect((await reader.call(peopleRoutes.getMe, {})).me).toMatchObject({ demo: false, hasAuthenticator: false });
    expect(await reader.refusal(peopleRoutes.confirmSecondFactor, { body: confirm })).toBe("second-factor-missing");
    service.house.settings.demo = true;
  });
});
