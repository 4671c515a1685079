import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSetupLink } from "#commands/people/create-setup-link.ts";
import type { Role } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { ableReader, type GivenOrganisation, type GivenPerson, givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { visitor } from "../kit/visitor.ts";
import { eventsOf, givenAccount, otherPassword, password, signedIn, withAuthenticator } from "./accounts.ts";

const lastOf = (link: string): string => link.split("/").at(-1) ?? "";

describe("the first start", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  const setUp = {
    organisationName: "North Bay Imaging",
    jurisdiction: "DE",
    name: "Ada Admin",
    email: "ada@northbay.example",
    password,
  };
  const freshLink = async () => {
    const made = await createSetupLink(service.house);
    if (made === null) throw new Error("no link");
    return { token: lastOf(made.link), ...made };
  };

  it("has a link on the console that is good for a day, the last one printed only", async () => {
    const first = await freshLink();
    expect(first.link).toBe(`${service.url}/setup/${first.token}`);
    const second = await freshLink();
    const browser = visitor(service.url);
    const good = async (token: string) => (await browser.call(peopleRoutes.getSetup, { params: { token } })).valid;
    expect(await good(first.token)).toBe(false);
    expect(await good(second.token)).toBe(true);
    service.clock.advance({ hours: 24 });
    expect(await good(second.token)).toBe(false);
    expect(await browser.refusal(peopleRoutes.setUp, { params: { token: second.token }, body: setUp })).toBe(
      "link-not-valid",
    );
  });

  it("refuses a weak password and keeps the link", async () => {
    const { token } = await freshLink();
    const browser = visitor(service.url);
    for (const weak of ["northbayimaging1", "passwordpassword", "overread-overread"]) {
      const body = { ...setUp, password: weak };
      expect(await browser.refusal(peopleRoutes.setUp, { params: { token }, body })).toBe("weak-password");
    }
    expect((await browser.call(peopleRoutes.getSetup, { params: { token } })).valid).toBe(true);
  });

  it("makes one organisation with one administrator, though two press the button at once", async () => {
    const { token } = await freshLink();
    const browsers = [visitor(service.url), visitor(service.url), visitor(service.url)];
    const outcomes = await Promise.all(
      browsers.map(async (browser, at) => {
        const body = { ...setUp, email: `ada${at}@northbay.example` };
        return (await browser.send(peopleRoutes.setUp, { params: { token }, body })).status;
      }),
    );
    expect(outcomes.filter((status) => status === 200)).toHaveLength(1);
    const counted = await inScope(service.house.database, systemScope, async (tx) => ({
      organisations: await tx.selectFrom("organisation").select("id").execute(),
      people: await tx.selectFrom("person").select("id").execute(),
    }));
    expect(counted.organisations).toHaveLength(1);
    expect(counted.people).toHaveLength(1);
    const winner = browsers.find((_, at) => outcomes[at] === 200);
    const { me } = (await winner?.call(peopleRoutes.getMe, {})) ?? {};
    expect(me).toMatchObject({ name: "Ada Admin", roles: ["administrator"], organisationName: "North Bay Imaging" });
    expect(await createSetupLink(service.house)).toBeNull();
    const { valid } = await visitor(service.url).call(peopleRoutes.getSetup, { params: { token } });
    expect(valid).toBe(false);
  });
});

describe("joining", () => {
  let service: TestService;
  let organisation: GivenOrganisation;
  let administrator: GivenPerson;
  let coordinator: GivenPerson;
  beforeAll(async () => {
    service = await startService();
    organisation = await givenOrganisation(service, { name: "North Bay Imaging" });
    administrator = await givenPerson(service, organisation, { roles: ["administrator"] });
    coordinator = await givenPerson(service, organisation, { roles: ["coordinator"] });
  });
  afterAll(() => service.close());

  let count = 0;
  const someone = (roles: Role[], email = `guest-${++count}@example.org`) => ({
    email,
    name: "Grace Guest",
    roles,
    profile: roles.includes("radiologist") ? ableReader : null,
  });
  const inviteBy = async (by: GivenPerson, body: ReturnType<typeof someone>) => {
    const { link } = await by.call(peopleRoutes.invite, { body });
    return { token: lastOf(link) };
  };

  it("by invitation gives the roles and the profile that were invited, and a session", async () => {
    const body = someone(["radiologist", "adjudicator"]);
    const params = await inviteBy(administrator, body);
    const browser = visitor(service.url);
    expect(await browser.call(peopleRoutes.getInvitation, { params })).toEqual({
      organisationName: "North Bay Imaging",
      name: body.name,
      email: body.email,
      roles: body.roles,
    });
    await browser.call(peopleRoutes.acceptInvitation, { params, body: { name: "Dr. Grace Guest", password } });
    const { me } = await browser.call(peopleRoutes.getMe, {});
    expect(me).toMatchObject({ name: "Dr. Grace Guest", email: body.email, roles: ["adjudicator", "radiologist"] });
    const { people } = await administrator.call(peopleRoutes.listPeople, {});
    expect(people.find((row) => row.id === me?.id)).toMatchObject({ profile: ableReader, hasSecondFactor: false });
    await signedIn(service, body.email);
    const kinds = (await eventsOf(service, organisation, me?.id)).map((event) => event.kind);
    expect(kinds).toEqual(["person-joined", "sign-in", "sign-in"]);
  });

  it("by invitation works once, also for two at once, and only for seven days", async () => {
    const params = await inviteBy(administrator, someone(["referrer"]));
    const accept = (browser: ReturnType<typeof visitor>) =>
      browser.send(peopleRoutes.acceptInvitation, { params, body: { name: "G", password } });
    const outcomes = await Promise.all([accept(visitor(service.url)), accept(visitor(service.url))]);
    expect(outcomes.map((outcome) => outcome.status).filter((status) => status === 200)).toHaveLength(1);
    const later = visitor(service.url);
    expect(await later.refusal(peopleRoutes.getInvitation, { params })).toBe("link-not-valid");
    const late = await inviteBy(administrator, someone(["referrer"]));
    service.clock.advance({ days: 7 });
    expect(await later.refusal(peopleRoutes.getInvitation, { params: late })).toBe("link-not-valid");
    expect(await later.refusal(peopleRoutes.acceptInvitation, { params: late, body: { name: "G", password } })).toBe(
      "link-not-valid",
    );
    administrator = await givenPerson(service, organisation, { roles: ["administrator"] });
    coordinator = await givenPerson(service, organisation, { roles: ["coordinator"] });
  });

  it("by invitation refuses a weak password and keeps the link", async () => {
    const params = await inviteBy(administrator, someone(["patient"]));
    const browser = visitor(service.url);
    const weak = { name: "Grace Guest", password: "grace-guest-grace" };
    expect(await browser.refusal(peopleRoutes.acceptInvitation, { params, body: weak })).toBe("weak-password");
    await browser.call(peopleRoutes.acceptInvitation, { params, body: { ...weak, password } });
  });

  it("may be offered by a coordinator to patients and referrers only, by others not at all", async () => {
    await inviteBy(coordinator, someone(["patient"]));
    await inviteBy(coordinator, someone(["referrer"]));
    const forbidden: Role[][] = [["administrator"], ["patient", "radiologist"], ["coordinator"], ["quality-lead"]];
    for (const roles of forbidden) {
      expect(await coordinator.refusal(peopleRoutes.invite, { body: someone(roles) })).toBe("not-permitted");
    }
    for (const role of ["patient", "referrer", "radiologist", "adjudicator", "quality-lead"] as const) {
      const person = await givenPerson(service, organisation, { roles: [role] });
      expect(await person.refusal(peopleRoutes.invite, { body: someone(["patient"]) })).toBe("not-permitted");
      expect(await person.refusal(peopleRoutes.listInvitations, {})).toBe("not-permitted");
    }
    expect(await visitor(service.url).refusal(peopleRoutes.listInvitations, {})).toBe("not-signed-in");
  });

  it("is withdrawn by hand or by a newer invitation; a coordinator withdraws only what a coordinator could give", async () => {
    const email = "twice@example.org";
    const first = await inviteBy(administrator, someone(["radiologist"], email));
    const browser = visitor(service.url);
    // A coordinator can neither replace it with a lesser one nor withdraw it.
    expect(await coordinator.refusal(peopleRoutes.invite, { body: someone(["patient"], email) })).toBe("not-permitted");
    const open = async () => (await coordinator.call(peopleRoutes.listInvitations, {})).invitations;
    const row = (await open()).find((one) => one.email === email);
    const params = { invitationId: row?.id ?? "" };
    expect(await coordinator.refusal(peopleRoutes.revokeInvitation, { params })).toBe("not-permitted");
    expect((await browser.call(peopleRoutes.getInvitation, { params: first })).email).toBe(email);
    const second = await inviteBy(administrator, someone(["radiologist"], email.toUpperCase()));
    expect(await browser.refusal(peopleRoutes.getInvitation, { params: first })).toBe("link-not-valid");
    const newer = (await open()).filter((one) => one.email.toLowerCase() === email);
    expect(newer).toHaveLength(1);
    await administrator.call(peopleRoutes.revokeInvitation, { params: { invitationId: newer[0]?.id ?? "" } });
    expect(await browser.refusal(peopleRoutes.getInvitation, { params: second })).toBe("link-not-valid");
    const again = { params: { invitationId: newer[0]?.id ?? "" } };
    expect(await administrator.refusal(peopleRoutes.revokeInvitation, again)).toBe("not-found");
  });

  it("to an account one has renews the access: new password, no old way in, same roles", async () => {
    const known = await givenAccount(service, organisation, { roles: ["radiologist"], name: "Rita Radiologist" });
    await withAuthenticator(service, known);
    const body = someone(["administrator"], known.email.toUpperCase());
    expect(await coordinator.refusal(peopleRoutes.invite, { body: someone(["patient"], known.email) })).toBe(
      "not-permitted",
    );
    const params = await inviteBy(administrator, body);
    const browser = visitor(service.url);
    expect((await browser.call(peopleRoutes.getInvitation, { params })).roles).toEqual(["radiologist"]);
    await browser.call(peopleRoutes.acceptInvitation, { params, body: { name: "Other", password: otherPassword } });
    expect((await browser.call(peopleRoutes.getMe, {})).me).toMatchObject({
      id: known.id,
      name: "Rita Radiologist",
      roles: ["radiologist"],
      hasAuthenticator: false,
    });
    expect((await known.call(peopleRoutes.getMe, {})).me).toBeNull();
    const old = { body: { email: known.email, password } };
    expect(await visitor(service.url).refusal(peopleRoutes.signIn, old)).toBe("wrong-credentials");
    expect(await browser.refusal(peopleRoutes.getInvitation, { params })).toBe("link-not-valid");
    const details = (await eventsOf(service, organisation, known.id)).map((event) => event.canonical).join();
    expect(details).toContain("access-renewed");
  });

  it("does not renew an account that was made after it, nor a disabled one", async () => {
    const email = "hasty@example.org";
    const params = await inviteBy(administrator, someone(["radiologist"], email));
    service.clock.advance({ minutes: 1 });
    const stranger = visitor(service.url);
    await stranger.call(peopleRoutes.signUp, { body: { name: "Mallory", email, password } });
    const accept = { name: "Hasty", password: otherPassword };
    expect(await visitor(service.url).refusal(peopleRoutes.acceptInvitation, { params, body: accept })).toBe(
      "already-done",
    );
    expect((await stranger.call(peopleRoutes.getMe, {})).me?.roles).toEqual(["patient"]);
    const gone = await givenAccount(service, organisation, { roles: ["patient"] });
    const late = await inviteBy(coordinator, someone(["patient"], gone.email));
    const sent = { params: { personId: gone.id }, body: { roles: ["patient" as const], disabled: true } };
    await administrator.call(peopleRoutes.changePerson, sent);
    const refused = await visitor(service.url).refusal(peopleRoutes.acceptInvitation, { params: late, body: accept });
    expect(refused).toBe("link-not-valid");
  });

  it("does not reach over to another organisation's people", async () => {
    const other = await givenOrganisation(service, { name: "Elsewhere" });
    const theirs = await givenAccount(service, other, { roles: ["radiologist"], email: "theirs@example.org" });
    const params = await inviteBy(administrator, someone(["administrator"], theirs.email));
    const browser = visitor(service.url);
    const body = { name: "Thief", password: otherPassword };
    expect(await browser.refusal(peopleRoutes.acceptInvitation, { params, body })).toBe("already-done");
    await signedIn(service, theirs.email);
    const boss = await givenPerson(service, other, { roles: ["administrator"] });
    const { invitations } = await boss.call(peopleRoutes.listInvitations, {});
    expect(invitations).toEqual([]);
  });

  it("by oneself makes a patient, where the organisation allows it", async () => {
    const browser = visitor(service.url);
    expect((await browser.call(peopleRoutes.getMe, {})).selfRegistration).toBe(true);
    const body = { name: "Paula Patient", email: "paula@example.org", password };
    expect(await browser.refusal(peopleRoutes.signUp, { body: { ...body, password: "paula-patient-1" } })).toBe(
      "weak-password",
    );
    expect(await browser.call(peopleRoutes.signUp, { body })).toEqual({ next: "done", methods: [] });
    expect((await browser.call(peopleRoutes.getMe, {})).me).toMatchObject({ email: body.email, roles: ["patient"] });
  });

  it("by oneself with an e-mail that has an account is a sign-in and changes nothing", async () => {
    const known = await givenAccount(service, organisation, { roles: ["administrator"], name: "Real Name" });
    const stranger = visitor(service.url);
    const body = { name: "Other Name", email: known.email, password: otherPassword };
    expect(await stranger.refusal(peopleRoutes.signUp, { body })).toBe("wrong-credentials");
    const owner = visitor(service.url);
    await owner.call(peopleRoutes.signUp, { body: { ...body, password } });
    expect((await owner.call(peopleRoutes.getMe, {})).me).toMatchObject({ id: known.id, name: "Real Name" });
  });

  it("by oneself cannot be used to ask about many e-mails", async () => {
    const codes: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      const body = { name: "P", email: `probe-${i}@example.org`, password };
      codes.push((await visitor(service.url).send(peopleRoutes.signUp, { body })).status);
    }
    expect(codes.at(-1)).toBe(429);
    expect(codes[0]).toBe(200);
  });

  it("by oneself is closed where the organisation closes it", async () => {
    await inScope(service.house.database, systemScope, (tx) =>
      tx.updateTable("organisation").set({ self_registration: false }).execute(),
    );
    service.clock.advance({ hours: 2 });
    const browser = visitor(service.url);
    expect((await browser.call(peopleRoutes.getMe, {})).selfRegistration).toBe(false);
    const body = { name: "P", email: "late@example.org", password };
    expect(await browser.refusal(peopleRoutes.signUp, { body })).toBe("not-permitted");
  });
});
