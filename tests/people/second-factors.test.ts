import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proveSecondFactor } from "#commands/people/prove-second-factor.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { softAuthenticator } from "../kit/authenticator.ts";
import { type GivenOrganisation, type GivenPerson, givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { type Visitor, visitor } from "../kit/visitor.ts";
import { codeOf, eventsOf, givenAccount, signedIn, withAuthenticator } from "./accounts.ts";

let service: TestService;
let organisation: GivenOrganisation;
beforeAll(async () => {
  service = await startService();
  organisation = await givenOrganisation(service);
});
afterAll(() => service.close());

async function withPasskey(person: Visitor, name = "Laptop") {
  const device = softAuthenticator(service.url);
  const response = device.create(await person.call(peopleRoutes.passkeyRegistration, {}));
  await person.call(peopleRoutes.addPasskey, { body: { name, response } });
  return device;
}

const challenge = (browser: Visitor) => browser.call(peopleRoutes.passkeyChallenge, {});

describe("an authenticator app", () => {
  it("is set up with its first code, gives recovery codes, and is sealed in the database", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const begun = await person.call(peopleRoutes.startAuthenticator, {});
    expect(begun.url).toContain("otpauth://totp/Overread:");
    expect(begun.qrSvg).toContain("<svg");
    const now = service.clock.now();
    const code = codeOf(begun.secret, now);
    const wrong = code === "000001" ? "000002" : "000001";
    expect(await person.refusal(peopleRoutes.confirmAuthenticator, { body: { code: wrong } })).toBe(
      "wrong-credentials",
    );
    const before = await person.call(peopleRoutes.getMe, {});
    expect(before.me?.hasAuthenticator).toBe(false);
    const { recoveryCodes } = await person.call(peopleRoutes.confirmAuthenticator, { body: { code } });
    expect(recoveryCodes).toHaveLength(10);
    expect((await person.call(peopleRoutes.getMe, {})).me?.hasAuthenticator).toBe(true);
    const row = await inScope(service.house.database, systemScope, (tx) =>
      tx.selectFrom("person").select("authenticator_secret").where("id", "=", person.id).executeTakeFirstOrThrow(),
    );
    expect(row.authenticator_secret?.toString("latin1")).not.toContain(begun.secret);
    // The code that set it up does not confirm as well.
    const again = { body: { kind: "authenticator" as const, code } };
    expect(await person.refusal(peopleRoutes.confirmSecondFactor, again)).toBe("wrong-credentials");
    expect(await person.refusal(peopleRoutes.confirmAuthenticator, { body: { code } })).toBe("not-complete");
    expect((await eventsOf(service, organisation, person.id)).map((event) => event.kind)).toContain(
      "second-factor-added",
    );
  });

  it("is finished in the session that began it", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    const { secret } = await person.call(peopleRoutes.startAuthenticator, {});
    const other = await signedIn(service, person.email);
    const body = { code: codeOf(secret, service.clock.now()) };
    expect(await other.refusal(peopleRoutes.confirmAuthenticator, { body })).toBe("not-complete");
  });

  it("stays until another in its place has given a code, and both need a recent second factor", async () => {
    const person = await givenPerson(service, organisation, { roles: ["patient"] });
    const first = await withAuthenticator(service, person);
    service.clock.advance({ minutes: 11 });
    expect(await person.refusal(peopleRoutes.startAuthenticator, {})).toBe("second-factor-needed");
    expect(await person.refusal(peopleRoutes.removeAuthenticator, {})).toBe("second-factor-needed");
    const confirm = (secret: string) =>
      person.send(peopleRoutes.confirmSecondFactor, {
        body: { kind: "authenticator", code: codeOf(secret, service.clock.now()) },
      });
    expect((await confirm(first.secret)).status).toBe(200);
    const { secret } = await person.call(peopleRoutes.startAuthenticator, {});
    service.clock.advance({ minutes: 1 });
    expect((await confirm(first.secret)).status).toBe(200);
    const body = { code: codeOf(secret, service.clock.now()) };
    const second = await person.call(peopleRoutes.confirmAuthenticator, { body });
    service.clock.advance({ minutes: 1 });
    expect((await confirm(first.secret)).status).toBe(401);
    expect((await confirm(secret)).status).toBe(200);
    const old = { body: { kind: "recovery" as const, code: first.recoveryCodes[0] ?? "" } };
    expect(await person.refusal(peopleRoutes.confirmSecondFactor, old)).toBe("wrong-credentials");
    await person.call(peopleRoutes.removeAuthenticator, {});
    const unused = { body: { kind: "recovery" as const, code: second.recoveryCodes[0] ?? "" } };
    expect(await person.refusal(peopleRoutes.confirmSecondFactor, unused)).toBe("second-factor-missing");
    expect(await person.refusal(peopleRoutes.removeAuthenticator, {})).toBe("not-found");
  });

  it("of one person does not open for another, though the rows be swapped", async () => {
    const [a, b] = [
      await givenPerson(service, organisation, { roles: ["patient"] }),
      await givenPerson(service, organisation, { roles: ["patient"] }),
    ];
    const { secret } = await withAuthenticator(service, a);
    await withAuthenticator(service, b);
    await inScope(service.house.database, systemScope, async (tx) => {
      const stolen = tx.selectFrom("person").select("authenticator_secret").where("id", "=", a.id);
      await tx.updateTable("person").set({ authenticator_secret: stolen }).where("id", "=", b.id).execute();
    });
    service.clock.advance({ minutes: 1 });
    const proof = { kind: "authenticator" as const, code: codeOf(secret, service.clock.now()) };
    await expect(proveSecondFactor(service.house, b.scope, proof)).rejects.toThrow("another person");
  });
});

describe("proving the second factor", () => {
  it("is refused where none is set up", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const body = { kind: "authenticator" as const, code: "000000" };
    expect(await person.refusal(peopleRoutes.confirmSecondFactor, { body })).toBe("second-factor-missing");
    await expect(proveSecondFactor(service.house, person.scope, body)).rejects.toMatchObject({
      code: "second-factor-missing",
    });
  });

  it("takes a code once, and counts tries", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const { secret } = await withAuthenticator(service, person);
    service.clock.advance({ minutes: 1 });
    const proof = { kind: "authenticator" as const, code: codeOf(secret, service.clock.now()) };
    await proveSecondFactor(service.house, person.scope, proof);
    const refused = { code: "wrong-credentials" };
    for (let i = 0; i < 5; i += 1) {
      await expect(proveSecondFactor(service.house, person.scope, proof)).rejects.toMatchObject(refused);
    }
    await expect(proveSecondFactor(service.house, person.scope, proof)).rejects.toMatchObject({
      code: "too-many-tries",
    });
  });
});

describe("a passkey", () => {
  it("signs in alone, with both factors at once", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const device = await withPasskey(person);
    const browser = visitor(service.url);
    const options = await challenge(browser);
    expect(options).toMatchObject({ userVerification: "required" });
    expect(options).not.toHaveProperty("allowCredentials");
    const body = { response: device.get(options) };
    expect(await browser.call(peopleRoutes.passkeySignIn, { body })).toEqual({ next: "done", methods: [] });
    expect((await browser.call(peopleRoutes.getMe, {})).me).toMatchObject({ id: person.id, passkeys: 1 });
    await browser.call(peopleRoutes.passkeyRegistration, {});
    const { passkeys } = await browser.call(peopleRoutes.listPasskeys, {});
    expect(passkeys).toMatchObject([{ id: device.credentialId(), name: "Laptop" }]);
    expect(passkeys[0]?.lastUsedAt).not.toBeNull();
  });

  it("does not sign in without the user being verified, from another origin, twice, late, or for another browser", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const device = await withPasskey(person);
    const browser = visitor(service.url);
    const attempt = (response: Record<string, unknown>, by = browser) =>
      by.refusal(peopleRoutes.passkeySignIn, { body: { response } });
    expect(await attempt(device.get(await challenge(browser), { userVerified: false }))).toBe("wrong-credentials");
    const elsewhere = { origin: "https://overread.example" };
    expect(await attempt(device.get(await challenge(browser), elsewhere))).toBe("wrong-credentials");
    const late = device.get(await challenge(browser));
    service.clock.advance({ minutes: 5 });
    expect(await attempt(late)).toBe("wrong-credentials");
    const used = device.get(await challenge(browser));
    const stranger = visitor(service.url);
    expect(await attempt(used, stranger)).toBe("wrong-credentials");
    await challenge(stranger);
    expect(await attempt(used, stranger)).toBe("wrong-credentials");
    await browser.call(peopleRoutes.passkeySignIn, { body: { response: used } });
    expect(await attempt(used)).toBe("wrong-credentials");
    const other = visitor(service.url);
    const unknown = softAuthenticator(service.url);
    expect(await attempt(unknown.get(await challenge(other)), other)).toBe("wrong-credentials");
    expect(await attempt({ id: "nonsense" }, other)).toBe("not-valid");
  });

  it("whose counter goes back is taken for a copy", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const device = await withPasskey(person);
    const browser = visitor(service.url);
    const ahead = device.get(await challenge(browser), { counter: 10 });
    await browser.call(peopleRoutes.passkeySignIn, { body: { response: ahead } });
    const back = device.get(await challenge(visitor(service.url)), { counter: 9 });
    const other = visitor(service.url);
    await challenge(other);
    expect(await other.refusal(peopleRoutes.passkeySignIn, { body: { response: back } })).toBe("wrong-credentials");
    const copied = device.get(await challenge(other), { counter: 9 });
    expect(await other.refusal(peopleRoutes.passkeySignIn, { body: { response: copied } })).toBe("wrong-credentials");
  });

  it("of a disabled person does not sign in", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const device = await withPasskey(person);
    await inScope(service.house.database, systemScope, (tx) =>
      tx.updateTable("person").set({ disabled_at: service.clock.now() }).where("id", "=", person.id).execute(),
    );
    const browser = visitor(service.url);
    const body = { response: device.get(await challenge(browser)) };
    expect(await browser.refusal(peopleRoutes.passkeySignIn, { body })).toBe("wrong-credentials");
  });

  it("is the second factor after a password", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const device = await withPasskey(person);
    const browser = await signedIn(service, person.email);
    const options = await challenge(browser);
    expect(options).toMatchObject({ allowCredentials: [{ id: device.credentialId() }] });
    const body = { kind: "passkey" as const, response: device.get(options, { userVerified: false }) };
    await browser.call(peopleRoutes.signInSecondFactor, { body });
    expect((await browser.call(peopleRoutes.getMe, {})).me?.id).toBe(person.id);
  });

  it("of somebody else is not the second factor", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    await withPasskey(person);
    const thief = await givenPerson(service, organisation, { roles: ["patient"] });
    const device = await withPasskey(thief);
    const browser = await signedIn(service, person.email);
    const body = { kind: "passkey" as const, response: device.get(await challenge(browser)) };
    expect(await browser.refusal(peopleRoutes.signInSecondFactor, { body })).toBe("wrong-credentials");
  });

  it("confirms in the session that asked, once", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const device = await withPasskey(person);
    const proof = { kind: "passkey" as const, response: device.get(await challenge(person)) };
    const browser = visitor(service.url);
    const alone = { response: device.get(await challenge(browser)) };
    await browser.call(peopleRoutes.passkeySignIn, { body: alone });
    expect(await browser.refusal(peopleRoutes.confirmSecondFactor, { body: proof })).toBe("wrong-credentials");
    const again = { kind: "passkey" as const, response: device.get(await challenge(person)) };
    await proveSecondFactor(service.house, person.scope, again);
    await expect(proveSecondFactor(service.house, person.scope, again)).rejects.toMatchObject({
      code: "wrong-credentials",
    });
  });

  it("is added and removed only with a recent second factor, and only one's own", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"] });
    const device = await withPasskey(person);
    expect(await person.refusal(peopleRoutes.passkeyRegistration, {})).toBe("second-factor-needed");
    const params = { passkeyId: device.credentialId() };
    expect(await person.refusal(peopleRoutes.removePasskey, { params })).toBe("second-factor-needed");
    const confirm = async (who: GivenPerson) => {
      const body = { kind: "passkey" as const, response: device.get(await challenge(who)) };
      await who.call(peopleRoutes.confirmSecondFactor, { body });
    };
    await confirm(person);
    const other = await givenPerson(service, organisation, { roles: ["administrator"] });
    expect(await other.refusal(peopleRoutes.removePasskey, { params })).toBe("not-found");
    const second = await withPasskey(person, "Key");
    const same = second.create(await person.call(peopleRoutes.passkeyRegistration, {}));
    expect(await person.refusal(peopleRoutes.addPasskey, { body: { name: "Again", response: same } })).toBe(
      "already-done",
    );
    await person.call(peopleRoutes.removePasskey, { params });
    expect(await person.refusal(peopleRoutes.removePasskey, { params })).toBe("not-found");
    expect((await person.call(peopleRoutes.listPasskeys, {})).passkeys).toHaveLength(1);
  });

  it("is not added for a challenge of another session, or twice for one", async () => {
    const [a, b] = [
      await givenPerson(service, organisation, { roles: ["patient"] }),
      await givenPerson(service, organisation, { roles: ["patient"] }),
    ];
    const device = softAuthenticator(service.url);
    const response = device.create(await a.call(peopleRoutes.passkeyRegistration, {}));
    const body = { name: "Mine", response };
    expect(await b.refusal(peopleRoutes.addPasskey, { body })).toBe("not-valid");
    await b.call(peopleRoutes.passkeyRegistration, {});
    expect(await b.refusal(peopleRoutes.addPasskey, { body })).toBe("not-valid");
    await a.call(peopleRoutes.addPasskey, { body });
    const outcome = await a.refusal(peopleRoutes.addPasskey, { body });
    expect(["second-factor-needed", "not-valid"]).toContain(outcome);
  });
});
