import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findServiceToken } from "#commands/people/find-service-token.ts";
import { findSession } from "#commands/people/find-session.ts";
import { sweepSignIns } from "#commands/people/sweep-sign-ins.ts";
import { sessionId } from "#contract/ids.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type GivenOrganisation, givenOrganisation, givenPerson, givenToken } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { visitor } from "../kit/visitor.ts";
import { eventsOf, givenAccount, otherPassword, password, signedIn, withAuthenticator } from "./accounts.ts";

let service: TestService;
let organisation: GivenOrganisation;
beforeAll(async () => {
  service = await startService();
  organisation = await givenOrganisation(service);
});
afterAll(() => service.close());

const tokenOf = (browser: { cookies: Map<string, { value: string }> }) =>
  browser.cookies.get("overread_session")?.value ?? "";

describe("a session", () => {
  it("of staff ends after thirty idle minutes, and lasts while it is used", async () => {
    const person = await givenPerson(service, organisation, { roles: ["coordinator", "referrer"] });
    for (let i = 0; i < 4; i += 1) {
      service.clock.advance({ minutes: 29 });
      expect((await person.call(peopleRoutes.getMe, {})).me?.id).toBe(person.id);
    }
    service.clock.advance({ minutes: 31 });
    expect(await person.refusal(peopleRoutes.listSessions, {})).toBe("not-signed-in");
  });

  it("of a patient ends after two idle hours", async () => {
    const person = await givenPerson(service, organisation, { roles: ["patient"] });
    service.clock.advance({ minutes: 119 });
    expect((await person.call(peopleRoutes.getMe, {})).me?.id).toBe(person.id);
    service.clock.advance({ minutes: 121 });
    expect((await person.call(peopleRoutes.getMe, {})).me).toBeNull();
  });

  it("ends after twelve hours, however busy", async () => {
    const person = await givenPerson(service, organisation, { roles: ["patient"] });
    for (let hour = 1; hour < 12; hour += 1) {
      service.clock.advance({ hours: 1 });
      expect(await findSession(service.house, tokenOf(person))).not.toBeNull();
    }
    service.clock.advance({ hours: 1 });
    expect(await findSession(service.house, tokenOf(person))).toBeNull();
  });

  it("is marked as seen at most once a minute", async () => {
    const person = await givenPerson(service, organisation, { roles: ["patient"] });
    const seen = async () =>
      await inScope(service.house.database, systemScope, async (tx) => {
        const rows = tx.selectFrom("session").select("last_seen_at").where("person_id", "=", person.id);
        return (await rows.executeTakeFirstOrThrow()).last_seen_at.getTime();
      });
    const before = await seen();
    service.clock.advance({ minutes: 0.9 });
    await findSession(service.house, tokenOf(person));
    expect(await seen()).toBe(before);
    service.clock.advance({ minutes: 0.2 });
    await findSession(service.house, tokenOf(person));
    expect(await seen()).toBe(service.clock.now().getTime());
  });

  it("is not found for a token that is not one", async () => {
    expect(await findSession(service.house, "")).toBeNull();
    expect(await findSession(service.house, "x".repeat(43))).toBeNull();
  });

  it("ends at signing out: the token opens nothing afterwards", async () => {
    const person = await givenPerson(service, organisation, { roles: ["patient"] });
    const token = tokenOf(person);
    await person.call(peopleRoutes.signOut, {});
    expect(person.cookies.has("overread_session")).toBe(false);
    expect(await findSession(service.house, token)).toBeNull();
    expect(await person.refusal(peopleRoutes.signOut, {})).toBe("not-signed-in");
  });
});

describe("the list of sessions", () => {
  it("shows one's own, marks the present one, and ends another", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    const other = await signedIn(service, person.email);
    const { sessions } = await person.call(peopleRoutes.listSessions, {});
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((session) => session.current)).toHaveLength(1);
    const another = sessions.find((session) => !session.current);
    if (another === undefined) throw new Error("no other session");
    expect(another.address).toBe("127.0.0.1");
    await person.call(peopleRoutes.revokeSession, { params: { sessionId: another.id } });
    expect(await other.refusal(peopleRoutes.listSessions, {})).toBe("not-signed-in");
    expect(await person.refusal(peopleRoutes.revokeSession, { params: { sessionId: another.id } })).toBe("not-found");
    const kinds = (await eventsOf(service, organisation, person.id)).map((event) => event.kind);
    expect(kinds).toEqual(["sign-in", "session-revoked"]);
  });

  it("neither shows nor ends anybody else's", async () => {
    const [a, b] = [
      await givenPerson(service, organisation, { roles: ["administrator"] }),
      await givenPerson(service, organisation, { roles: ["patient"] }),
    ];
    const { sessions } = await a.call(peopleRoutes.listSessions, {});
    expect(sessions.map((session) => session.id)).toEqual([a.scope.sessionId]);
    const id = sessionId.parse(b.scope.sessionId);
    expect(await a.refusal(peopleRoutes.revokeSession, { params: { sessionId: id } })).toBe("not-found");
    const unknown = sessionId.parse(randomUUID());
    expect(await a.refusal(peopleRoutes.revokeSession, { params: { sessionId: unknown } })).toBe("not-found");
    expect((await b.call(peopleRoutes.getMe, {})).me?.id).toBe(b.id);
  });
});

describe("changing the password", () => {
  it("ends the other sessions, and the old password opens nothing", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    const other = await signedIn(service, person.email);
    const change = { body: { current: password, next: otherPassword } };
    await person.call(peopleRoutes.changePassword, change);
    expect((await person.call(peopleRoutes.getMe, {})).me?.id).toBe(person.id);
    expect((await other.call(peopleRoutes.getMe, {})).me).toBeNull();
    const tried = { body: { email: person.email, password } };
    expect(await visitor(service.url).refusal(peopleRoutes.signIn, tried)).toBe("wrong-credentials");
    await signedIn(service, person.email, otherPassword);
    expect(await person.refusal(peopleRoutes.changePassword, change)).toBe("wrong-credentials");
  });

  it("refuses a wrong present password, a common, a personal and the same one", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"], name: "Margarethe Lindqvist" });
    const change = (current: string, next: string) =>
      person.refusal(peopleRoutes.changePassword, { body: { current, next } });
    expect(await change("not the present one", otherPassword)).toBe("wrong-credentials");
    expect(await change(password, "passwordpassword")).toBe("weak-password");
    expect(await change(password, "margarethe-lindqvist-1")).toBe("weak-password");
    expect(await change(password, password)).toBe("weak-password");
    expect(await change(password, "short")).toBe("not-valid");
  });

  it("cannot be used to guess the present password", async () => {
    const person = await givenAccount(service, organisation, { roles: ["patient"] });
    const guess = (current: string) =>
      person.refusal(peopleRoutes.changePassword, { body: { current, next: otherPassword } });
    for (let i = 0; i < 5; i += 1) expect(await guess("a wrong guess")).toBe("wrong-credentials");
    expect(await guess(password)).toBe("too-many-tries");
  });

  it("wants a recent second factor where there is one", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const { recoveryCodes } = await withAuthenticator(service, person);
    service.clock.advance({ minutes: 11 });
    const change = { body: { current: password, next: otherPassword } };
    expect(await person.refusal(peopleRoutes.changePassword, change)).toBe("second-factor-needed");
    const [code = ""] = recoveryCodes;
    await person.call(peopleRoutes.confirmSecondFactor, { body: { kind: "recovery", code } });
    await person.call(peopleRoutes.changePassword, change);
  });

  it("ends a sign-in that waits for its second factor", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"] });
    const { recoveryCodes } = await withAuthenticator(service, person);
    const half = await signedIn(service, person.email);
    await person.call(peopleRoutes.changePassword, { body: { current: password, next: otherPassword } });
    const [code = ""] = recoveryCodes;
    expect(await half.refusal(peopleRoutes.signInSecondFactor, { body: { kind: "recovery", code } })).toBe(
      "not-signed-in",
    );
  });
});

describe("service tokens", () => {
  it("are found until their day is over, and marked as used at most once a minute", async () => {
    const { token } = await givenToken(service, organisation, "integrator");
    const found = await findServiceToken(service.house, token);
    expect(found).toMatchObject({ kind: "service", organisationId: organisation.id, role: "integrator" });
    service.clock.advance({ hours: 25 });
    expect(await findServiceToken(service.house, token)).toBeNull();
    expect(await findServiceToken(service.house, "")).toBeNull();
  });

  it("are created, listed without their secret, and revoked by an administrator alone", async () => {
    const administrator = await givenPerson(service, organisation, { roles: ["administrator"] });
    const coordinator = await givenPerson(service, organisation, { roles: ["coordinator"] });
    const day = new Date(service.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
    const body = { name: "PACS of the north wing", role: "integrator" as const, expires: day };
    expect(await coordinator.refusal(peopleRoutes.createToken, { body })).toBe("not-permitted");
    const { token } = await administrator.call(peopleRoutes.createToken, { body });
    expect(token).toMatch(/^ovr_[\w-]{43}$/);
    const { tokens } = await administrator.call(peopleRoutes.listTokens, {});
    const made = tokens.find((row) => row.name === body.name);
    expect(made).toMatchObject({ role: "integrator", lastUsedAt: null, revokedAt: null });
    expect(JSON.stringify(tokens)).not.toContain(token.slice(4));
    expect(await findServiceToken(service.house, token)).toMatchObject({ name: body.name });
    const params = { tokenId: made?.id ?? "" };
    expect(await coordinator.refusal(peopleRoutes.revokeToken, { params })).toBe("not-permitted");
    await administrator.call(peopleRoutes.revokeToken, { params });
    expect(await findServiceToken(service.house, token)).toBeNull();
    expect(await administrator.refusal(peopleRoutes.revokeToken, { params })).toBe("not-found");
    expect((await eventsOf(service, organisation, params.tokenId)).map((event) => event.kind)).toEqual([
      "token-created",
      "token-revoked",
    ]);
  });

  it("are not made for a day that is over or far ahead", async () => {
    const administrator = await givenPerson(service, organisation, { roles: ["administrator"] });
    const make = (expires: string) =>
      administrator.refusal(peopleRoutes.createToken, { body: { name: "x", role: "agent", expires } });
    expect(await make("2020-01-01")).toBe("not-valid");
    expect(await make("2999-01-01")).toBe("not-valid");
    expect(await make("tomorrow")).toBe("not-valid");
  });
});

describe("sweepSignIns", () => {
  it("forgets what is over and keeps what is not", async () => {
    await visitor(service.url).call(peopleRoutes.passkeyChallenge, {});
    const count = async () =>
      await inScope(service.house.database, systemScope, async (tx) => {
        const rows = await tx.selectFrom("sign_in_step").select("token_hash").execute();
        return rows.length;
      });
    await sweepSignIns(service.house);
    expect(await count()).toBeGreaterThan(0);
    service.clock.advance({ days: 31 });
    const swept = await sweepSignIns(service.house);
    expect(swept.steps).toBeGreaterThan(0);
    expect(swept.tries).toBeGreaterThan(0);
    expect(await count()).toBe(0);
  });
});
