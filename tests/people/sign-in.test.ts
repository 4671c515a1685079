import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { peopleRoutes } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type GivenOrganisation, givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { visitor } from "../kit/visitor.ts";
import { codeOf, eventsOf, givenAccount, password, signedIn, withAuthenticator } from "./accounts.ts";

let service: TestService;
let organisation: GivenOrganisation;
beforeAll(async () => {
  service = await startService();
  organisation = await givenOrganisation(service);
});
afterAll(() => service.close());

const wrong = "entirely another password";
const tryWith = (email: string, word = wrong) =>
  visitor(service.url).refusal(peopleRoutes.signIn, { body: { email, password: word } });

describe("signing in with a password", () => {
  it("gives a session whose token the database does not hold, and records it", async () => {
    const person = await givenAccount(service, organisation, { roles: ["referrer"] });
    const browser = await signedIn(service, person.email.toUpperCase());
    const { me } = await browser.call(peopleRoutes.getMe, {});
    expect(me).toMatchObject({ id: person.id, roles: ["referrer"], organisationName: organisation.name });
    const token = browser.cookies.get("overread_session")?.value ?? "";
    const stored = await inScope(service.house.database, systemScope, (tx) =>
      tx.selectFrom("session").select("token_hash").where("person_id", "=", person.id).execute(),
    );
    expect(token).toHaveLength(43);
    expect(stored.map((row) => row.token_hash)).not.toContain(token);
    expect((await eventsOf(service, organisation, person.id)).map((event) => event.kind)).toEqual(["sign-in"]);
  });

  it("says the same for a wrong password, an unknown e-mail, no password and a disabled account", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    const disabled = await givenAccount(service, organisation, { roles: ["patient"] });
    const without = await givenPerson(service, organisation, { roles: ["patient"] });
    await inScope(service.house.database, systemScope, (tx) =>
      tx.updateTable("person").set({ disabled_at: service.clock.now() }).where("id", "=", disabled.id).execute(),
    );
    const answers = await Promise.all(
      [
        { email: person.email, password: wrong },
        { email: "nobody@example.org", password: wrong },
        { email: disabled.email, password },
        { email: without.email, password },
      ].map(async (body) => {
        const answer = await visitor(service.url).send(peopleRoutes.signIn, { body });
        return { status: answer.status, body: await answer.text(), cookies: answer.headers.getSetCookie() };
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.cookies).toEqual([]);
    const failed = await eventsOf(service, organisation, person.id);
    expect(failed.map((event) => event.kind)).toEqual(["sign-in-failed"]);
    expect(failed[0]?.canonical).not.toContain(wrong);
  });

  it("takes as long for an unknown e-mail as for a known one", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    await tryWith("first-warms-up@example.org");
    const timed = async (email: string) => {
      const from = performance.now();
      await tryWith(email);
      return performance.now() - from;
    };
    const known = [await timed(person.email), await timed(person.email)];
    const unknown = [await timed("a@example.org"), await timed("b@example.org")];
    // Both are answered at the next quarter of a second; a whole hash (a quarter of a second or more) would stand out.
    expect(Math.abs(Math.min(...known) - Math.min(...unknown))).toBeLessThan(300);
    expect(Math.min(...unknown)).toBeGreaterThan(240);
  });

  it("hashes again when the cost has been raised", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    const weak = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    const stored = async () =>
      await inScope(service.house.database, systemScope, (tx) =>
        tx.selectFrom("person").select("password_hash").where("id", "=", person.id).executeTakeFirstOrThrow(),
      );
    await inScope(service.house.database, systemScope, (tx) =>
      tx.updateTable("person").set({ password_hash: weak }).where("id", "=", person.id).execute(),
    );
    await signedIn(service, person.email);
    expect((await stored()).password_hash).toContain("$argon2id$v=19$m=65536,t=3,p=1$");
    await signedIn(service, person.email);
  });
});

describe("tries", () => {
  it("are free five times, then wait longer and longer, then the right password opens again", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    for (let i = 0; i < 5; i += 1) expect(await tryWith(person.email)).toBe("wrong-credentials");
    expect(await tryWith(person.email)).toBe("too-many-tries");
    expect(await tryWith(person.email, password)).toBe("too-many-tries");
    service.clock.advance({ minutes: 10 / 60 });
    expect(await tryWith(person.email)).toBe("wrong-credentials");
    service.clock.advance({ minutes: 10 / 60 });
    expect(await tryWith(person.email)).toBe("too-many-tries");
    service.clock.advance({ minutes: 10 / 60 });
    await signedIn(service, person.email);
    expect(await tryWith(person.email)).toBe("wrong-credentials");
  });

  it("are as limited for an e-mail that nobody has", async () => {
    const email = "nobody-at-all@example.org";
    for (let i = 0; i < 5; i += 1) expect(await tryWith(email)).toBe("wrong-credentials");
    expect(await tryWith(email)).toBe("too-many-tries");
  });

  it("never wait longer than a quarter of an hour", async () => {
    service.clock.advance({ days: 1 });
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    for (let i = 0; i < 14; i += 1) {
      expect(await tryWith(person.email)).toBe("wrong-credentials");
      service.clock.advance({ minutes: 15 });
    }
    await signedIn(service, person.email);
  });

  it("at once count all, not only the first", async () => {
    service.clock.advance({ days: 1 });
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    const codes = await Promise.all(Array.from({ length: 12 }, () => tryWith(person.email)));
    expect(codes.filter((code) => code === "wrong-credentials")).toHaveLength(5);
    expect(codes.filter((code) => code === "too-many-tries")).toHaveLength(7);
  });

  it("of many e-mails from one address are limited too", async () => {
    service.clock.advance({ days: 1 });
    const codes: string[] = [];
    for (let i = 0; i < 9; i += 1) {
      const five = Array.from({ length: 5 }, (_, k) => tryWith(`someone-${i}-${k}@example.org`));
      codes.push(...(await Promise.all(five)));
    }
    expect(codes.filter((code) => code === "wrong-credentials")).toHaveLength(40);
    expect(codes.at(-1)).toBe("too-many-tries");
    service.clock.advance({ hours: 2 });
    expect(await tryWith("someone@example.org")).toBe("wrong-credentials");
  });
});

describe("the second factor", () => {
  it("is asked for after the password, and only then there is a session", async () => {
    service.clock.advance({ days: 1 });
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const { secret } = await withAuthenticator(service, person);
    const browser = visitor(service.url);
    const first = await browser.call(peopleRoutes.signIn, { body: { email: person.email, password } });
    expect(first).toEqual({ next: "second-factor", methods: ["authenticator", "recovery"] });
    expect(browser.cookies.has("overread_session")).toBe(false);
    expect((await browser.call(peopleRoutes.getMe, {})).me).toBeNull();
    expect(await browser.refusal(peopleRoutes.listSessions, {})).toBe("not-signed-in");
    service.clock.advance({ minutes: 1 });
    const code = codeOf(secret, service.clock.now());
    const other = code === "123456" ? "654321" : "123456";
    const given = { kind: "authenticator" as const, code };
    expect(await browser.refusal(peopleRoutes.signInSecondFactor, { body: { ...given, code: other } })).toBe(
      "wrong-credentials",
    );
    expect(await browser.call(peopleRoutes.signInSecondFactor, { body: given })).toEqual({ next: "done", methods: [] });
    expect((await browser.call(peopleRoutes.getMe, {})).me?.id).toBe(person.id);
    expect(browser.cookies.has("overread_step")).toBe(false);
  });

  it("takes a code of the app once", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const { secret } = await withAuthenticator(service, person);
    service.clock.advance({ minutes: 1 });
    const body = { kind: "authenticator" as const, code: codeOf(secret, service.clock.now()) };
    const one = await signedIn(service, person.email);
    const two = await signedIn(service, person.email);
    const outcomes = await Promise.all(
      [one, two].map((browser) => browser.send(peopleRoutes.signInSecondFactor, { body })),
    );
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual([200, 401]);
  });

  it("takes each recovery code once, however it is written", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const { recoveryCodes } = await withAuthenticator(service, person);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [code = ""] = recoveryCodes;
    const body = { kind: "recovery" as const, code: code.toLowerCase().replaceAll("-", " ") };
    const browser = await signedIn(service, person.email);
    await browser.call(peopleRoutes.signInSecondFactor, { body });
    const again = await signedIn(service, person.email);
    expect(await again.refusal(peopleRoutes.signInSecondFactor, { body })).toBe("wrong-credentials");
  });

  it("must follow within five minutes, in the same browser, once", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const { recoveryCodes } = await withAuthenticator(service, person);
    const [a = "", b = "", c = ""] = recoveryCodes;
    const proof = (code: string) => ({ body: { kind: "recovery" as const, code } });
    expect(await visitor(service.url).refusal(peopleRoutes.signInSecondFactor, proof(a))).toBe("not-signed-in");
    const slow = await signedIn(service, person.email);
    service.clock.advance({ minutes: 5 });
    expect(await slow.refusal(peopleRoutes.signInSecondFactor, proof(a))).toBe("not-signed-in");
    const quick = await signedIn(service, person.email);
    const step = quick.cookies.get("overread_step");
    await quick.call(peopleRoutes.signInSecondFactor, proof(b));
    const thief = visitor(service.url);
    if (step !== undefined) thief.cookies.set("overread_step", step);
    expect(await thief.refusal(peopleRoutes.signInSecondFactor, proof(c))).toBe("not-signed-in");
  });

  it("cannot be guessed by trying", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const { recoveryCodes } = await withAuthenticator(service, person);
    const browser = await signedIn(service, person.email);
    const guess = () =>
      browser.refusal(peopleRoutes.signInSecondFactor, { body: { kind: "recovery", code: "0000-0000" } });
    for (let i = 0; i < 5; i += 1) expect(await guess()).toBe("wrong-credentials");
    expect(await guess()).toBe("too-many-tries");
    const [code = ""] = recoveryCodes;
    expect(await browser.refusal(peopleRoutes.signInSecondFactor, { body: { kind: "recovery", code } })).toBe(
      "too-many-tries",
    );
  });
});
